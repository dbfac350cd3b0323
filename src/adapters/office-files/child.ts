import { serveReadings } from '../reading-process/serve-readings.js'
import { readOfficeFile } from './read-office-file.js'

/** Entry of the child process: gives the text of office files. */

serveReadings(readOfficeFile)
