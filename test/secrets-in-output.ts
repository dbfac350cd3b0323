import type { Reporter } from 'vitest/reporters'
import { PLANTED, leakedIn } from './trials/security/planted.js'

/** Passwords and tokens that tests put into configurations, mailboxes and answers of servers. */
export const SECRETS_OF_TESTS: readonly string[] = [
  ...Object.values(PLANTED),
  'K0ntr0l!OC#2025$Sys',
  'abcd efgh ijkl mnop',
  'abcdefghijklmnop',
  'S3cr3t0-imap',
  'S3cr3t0-smtp',
  'S3cr3t0-sas',
  'clave-de-prueba-larga',
  'abc8Q~un-secreto',
  'GOCSPX-ejemplo',
  'a token of the bot itself',
  'a secret of at least thirty-two characters',
]

type Printed = Parameters<NonNullable<Reporter['onUserConsoleLog']>>[0]

/**
 * Looks at all that the suite prints, whichever test, library or child of a test prints it, and fails the run where one of the
 * secrets that tests plant stands in it.
 */
export class SecretsInOutput implements Reporter {
  private readonly leaks: string[] = []

  onUserConsoleLog({ content, taskId }: Printed): void {
    for (const secret of leakedIn(content, SECRETS_OF_TESTS))
      this.leaks.push(`${taskId ?? 'outside of tests'}: ${secret.slice(0, 4)}…`)
  }

  onTestRunEnd(): void {
    if (this.leaks.length === 0) return
    process.stderr.write(`SECRETS IN THE OUTPUT OF THE SUITE:\n${this.leaks.join('\n')}\n`)
    process.exitCode = 1
  }
}
