export { createMailParser } from './mail-parser.js'
