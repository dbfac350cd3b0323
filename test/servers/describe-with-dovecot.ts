import { describe, expect, it } from 'vitest'
import { dovecotMissing } from './dovecot.js'

const missing = dovecotMissing()
const mustRun = process.env['CI'] === 'true'

/**
 * A suite that needs a real Dovecot. Where there is none it is left out, which is said plainly; under CI it fails, so
 * that it cannot be left out for ever.
 */
export const describeWithDovecot = (name: string, suite: () => void): void => {
  if (missing === null) return void describe(name, suite)
  process.stderr.write(`NOT RUN: ${name}: ${missing}\n`)
  describe(name, () => {
    it('needs a Dovecot, which must be there under CI', () => {
      expect(mustRun, missing).toBe(false)
    })
  })
}
