import { describe } from 'vitest'
import { dovecotMissing } from './dovecot.js'

const missing = dovecotMissing()

// Under CI a suite that cannot run is a failure, or it would be left out for ever.
if (missing !== null && process.env['CI'] === 'true') throw new Error(missing)

if (missing !== null) process.stderr.write(`SKIPPED, what needs a real Dovecot: ${missing}\n`)

/** A suite that needs a real Dovecot. Where there is none it is skipped, which is said plainly. */
export const describeWithDovecot = (name: string, suite: () => void): void => {
  describe.runIf(missing === null)(`${name}, on a real Dovecot`, () => {
    suite()
  })
}
