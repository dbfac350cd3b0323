import { markedSection } from '../marked-section.js'

/** Where the README shows what the command prints. */
export const readmeSection = markedSection(
  new URL('../../README.md', import.meta.url),
  'accuracy',
  'accuracy',
)
