import { randomUUID } from 'node:crypto'
import { awaitOwnMail } from '../../../src/adapters/imap/find-own-mail.js'
import type { LedgerKeeper } from '../../../src/adapters/outgoing-mail/paced-sender.js'
import { probeSmtp } from '../../../src/adapters/smtp/probe.js'
import type { ImapAccount } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { domainOf } from '../../../src/domain/known-sender.js'
import { MINUTE_MS } from '../../../src/domain/time.js'
import { judgeGraph, judgeSmtp, judgeTestMail } from '../../../src/engine/doctor/smtp.js'
import type { OutgoingMail, SendOutcome } from '../../../src/ports.js'
import { TEST_MAIL } from '../../../src/texts/test-mail.js'
import { imapSettings, openSender, smtpSettings } from '../mail-adapters.js'
import { askForToken } from './ask-for-token.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const ARRIVES_WITHIN_MS = MINUTE_MS
/** It is put there in the same breath, or not at all. */
const KEPT_WITHIN_MS = 10_000

/** One mail by hand goes beside the service's own count. */
const NO_LEDGER: LedgerKeeper = { read: async () => null, write: async () => {} }

const way = async ({ config, tokens }: DoctorWorld): Promise<readonly Finding[]> => {
  const { smtp, azure } = config
  if (smtp.auth.kind === 'graph') return [judgeGraph(await askForToken(tokens.graph), azure?.graphUrl ?? '')]
  const settings = smtpSettings(config, tokens)
  const server = `${smtp.host}:${smtp.port}`
  const wish = { server, encryption: smtp.secure, hasLogin: settings.auth !== null }
  return judgeSmtp(await probeSmtp(settings), wish)
}

const testMail = (to: string, from: string): OutgoingMail => {
  const id = randomUUID()
  return {
    messageId: `<doctor-${id}@${domainOf(from) ?? 'localhost'}>`,
    controlId: `doctor-${id}`,
    to: [to],
    cc: [],
    subject: TEST_MAIL.subject,
    text: TEST_MAIL.text,
    html: `<p>${TEST_MAIL.text}</p>`,
    inline: [],
    inReplyTo: null,
    references: [],
  }
}

const send = async (mail: OutgoingMail, world: DoctorWorld): Promise<SendOutcome> => {
  const sender = openSender(world.config, { ...world, ledger: NO_LEDGER })
  try {
    return await sender.send(mail)
  } finally {
    await sender.stop()
  }
}

const accountOf = (address: string | null, { config }: DoctorWorld): ImapAccount | undefined =>
  config.accounts.find(({ username }) => username.toLowerCase() === address?.toLowerCase())

const lookFor = async (
  account: ImapAccount | undefined,
  where: 'inbox' | 'sent',
  { controlId }: OutgoingMail,
  { config, tokens, log }: DoctorWorld,
) => {
  if (account === undefined) return null
  const limitMs = where === 'inbox' ? ARRIVES_WITHIN_MS : KEPT_WITHIN_MS
  return awaitOwnMail(imapSettings(account, config, tokens), where, controlId, limitMs, log)
}

const follow = async (to: string, world: DoctorWorld): Promise<readonly Finding[]> => {
  const { smtp } = world.config
  const mail = testMail(to, smtp.fromEmail)
  const sentAt = world.clock.now()
  const outcome = await send(mail, world)
  const isSent = outcome.kind === 'accepted'
  const arrived = isSent ? await lookFor(accountOf(to, world), 'inbox', mail, world) : null
  const from = accountOf(smtp.username ?? smtp.fromEmail, world)
  const copy = isSent ? await lookFor(from, 'sent', mail, world) : null
  return judgeTestMail({ to, messageId: mail.messageId, sentAt, outcome, arrived, copy })
}

/** How mails leave; one is sent only to whom the command names. */
const smtp = async (world: DoctorWorld): Promise<readonly Finding[]> => {
  const findings = await way(world)
  const isReady = findings.every(({ level }) => level === 'ok')
  return world.sendTo === null || !isReady ? findings : [...findings, ...(await follow(world.sendTo, world))]
}

export const SENDING_AREAS: AreaChecks = { smtp }
