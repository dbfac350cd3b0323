import type { SmtpAccount } from '../../src/adapters/smtp/account.js'
import { createSmtpSender } from '../../src/adapters/smtp/smtp-sender.js'
import type { SendingLedger } from '../../src/domain/sending-limits.js'
import { memoryLedger, WIDE } from '../fakes/ledger.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import { outgoing } from '../ports/mail-sender-contract.js'
import type { SmtpStage } from '../servers/scripted-smtp.js'
import { startScriptedSmtp } from '../servers/scripted-smtp.js'
import { hearFrom, type Hearing } from './hearing.js'

const LOGIN: SmtpAccount['auth'] = { user: 'controloc@empresa.example', pass: 'secreto' }

/** What the adapter says when it cannot send a mail there. */
export const notSentBy = async (
  port: number,
  changes: Partial<SmtpAccount> = {},
  sentBefore: SendingLedger | null = null,
): Promise<string> => {
  const sender = createSmtpSender(
    {
      host: '127.0.0.1',
      port,
      secure: 'plain',
      auth: LOGIN,
      from: { address: 'controloc@empresa.example', name: 'Control OC' },
      limits: WIDE,
      ...changes,
    },
    { clock: systemClock, log: quietLog, ledger: memoryLedger(sentBefore) },
  )
  try {
    const outcome = await sender.send(outgoing())
    return outcome.kind === 'accepted' ? 'nothing went wrong' : outcome.error
  } finally {
    await sender.stop()
  }
}

/** Where in a session each is said. */
const STAGES: readonly (readonly [answers: RegExp, stage: SmtpStage])[] = [
  [/^421/, 'greeting'],
  [/^(?:535|534|538|504|454)|5\.7\.30\b/, 'auth'],
  [/^530|5\.7\.(?:60|5\d\d|7\d\d)\b|5\.1\.(?:8|90)\b|5\.4\.5\b|^45/, 'mail'],
  [/5\.1\.10\b|5\.4\.1\b|5\.7\.64\b|5\.5\.3\b|5\.7\.703\b/, 'rcpt'],
  [/^(?:430|432|55\d)/, 'text'],
]

const stageOf = (says: string): SmtpStage => {
  const stage = STAGES.find(([answers]) => answers.test(says))?.[1]
  if (stage === undefined) throw new Error(`nobody has said where this is heard: ${says}`)
  return stage
}

const full = (): SendingLedger => ({
  minute: [],
  hours: [{ hour: systemClock.now(), recipients: 10_000 }],
})

/** What we say ourselves, so that no server has to. */
const OWN_WORDS: Readonly<Record<string, (port: number) => Promise<string>>> = {
  "the day's limit": (port) => notSentBy(port, { limits: { ...WIDE, recipientsPerDay: 10_000 } }, full()),
  'recipients, and': (port) => notSentBy(port, { limits: { ...WIDE, recipientsPerMail: 0 } }),
}

export const hearSmtp: Hearing = ({ says }) => {
  const own = Object.entries(OWN_WORDS).find(([words]) => says.includes(words))?.[1]
  return own === undefined
    ? hearFrom(startScriptedSmtp({ [stageOf(says)]: says }), (port) => notSentBy(port))
    : hearFrom(startScriptedSmtp(), own)
}
