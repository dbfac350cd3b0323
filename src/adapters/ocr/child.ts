import { serveReadings } from '../reading-process/serve-readings.js'
import { recogniseDocument } from './recognise.js'
import { createRecogniser } from './recogniser.js'

/** Entry of the child process: makes out the text of scans and pictures. */

serveReadings(recogniseDocument(await createRecogniser()))
