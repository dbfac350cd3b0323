import { serveReadings } from '../reading-process/serve-readings.js'
import { readTables } from './read-tables.js'

/** Entry of the child process: gives the tables of .xlsx and .csv files. */
serveReadings(readTables)
