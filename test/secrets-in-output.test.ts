import { afterEach, expect, it, vi } from 'vitest'
import { SECRETS_OF_TESTS, SecretsInOutput } from './secrets-in-output.js'

const exitCodeBefore = process.exitCode

afterEach(() => {
  process.exitCode = exitCodeBefore
  vi.restoreAllMocks()
})

const exitCodeAfter = (content: string): unknown => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const reporter = new SecretsInOutput()
  reporter.onUserConsoleLog({ content, type: 'stdout', time: 0, size: content.length, taskId: 'a test' })
  process.exitCode = 0
  reporter.onTestRunEnd()
  return process.exitCode
}

it.each(SECRETS_OF_TESTS.map((_, index) => index))('a secret in the output fails the run (%i)', (index) => {
  const secret = SECRETS_OF_TESTS[index] ?? ''
  expect(exitCodeAfter(`login failed for ${secret}!`)).toBe(1)
  expect(exitCodeAfter(`AUTH ${Buffer.from(`\0user\0${secret}`).toString('base64')}`)).toBe(1)
})

it('other output does not', () => {
  expect(exitCodeAfter('Error: [hidden] is not the password')).toBe(0)
})
