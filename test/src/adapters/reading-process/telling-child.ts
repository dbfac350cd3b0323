import { serveReadings } from '../../../../src/adapters/reading-process/serve-readings.js'

/** A reader that is in a stranger's hands: its text is all that it knows of its surroundings. */
serveReadings(() => {
  const item = { text: JSON.stringify(process.env), x: 0, y: 0, width: 1, height: 1 }
  return Promise.resolve({ ok: true, pages: [{ width: 1, height: 1, items: [item] }] })
})
