import { expect, test } from 'vitest'
import { logWhatLibrariesPrint } from '../../../bot/service/library-console.js'

test('what libraries print goes into the log, on one line and not without end', () => {
  const lines: object[] = []
  const nothing = (): void => undefined
  const console: Pick<Console, 'log' | 'info' | 'warn' | 'error'> = {
    log: nothing,
    info: nothing,
    warn: nothing,
    error: nothing,
  }
  logWhatLibrariesPrint({ debug: (fields) => void lines.push(fields) }, console)
  console.error('a %s is bad', 'token')
  console.warn('x'.repeat(1_000))
  expect(lines).toEqual([{ printed: 'a token is bad' }, { printed: 'x'.repeat(500) }])
})
