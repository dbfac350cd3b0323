import { afterAll } from 'vitest'
import { leakedIn } from './trials/security/planted.js'
import { SECRETS_OF_TESTS } from './secrets-in-output.js'

/** What code writes past the console, straight to the streams of the process, is looked at here: no reporter hears of it. */
const leaks: string[] = []

for (const stream of [process.stdout, process.stderr]) {
  const write = stream.write.bind(stream)
  stream.write = (chunk: string | Uint8Array, ...more: never[]): boolean => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
    leaks.push(...leakedIn(text, SECRETS_OF_TESTS))
    return write(chunk, ...more)
  }
}

afterAll(() => {
  if (leaks.length > 0) throw new Error(`A test has written ${leaks.length} secrets to its output`)
})
