import { awaitOwnMail } from '../../../src/adapters/imap/find-own-mail.js'
import { probeSmtp } from '../../../src/adapters/smtp/probe.js'
import type { ImapAccount } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { MINUTE_MS } from '../../../src/domain/time.js'
import { judgeGraph, judgeSmtp, judgeTestMail } from '../../../src/engine/doctor/smtp.js'
import type { OutgoingMail } from '../../../src/ports.js'
import { TEST_MAIL } from '../../../src/texts/test-mail.js'
import { imapSettings, smtpSettings } from '../mail-adapters.js'
import { askForToken } from './ask-for-token.js'
import { sendTestMail, testMail } from './test-mail.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const ARRIVES_WITHIN_MS = MINUTE_MS
/** It is put there in the same breath, or not at all. */
const KEPT_WITHIN_MS = 10_000

const way = async ({ config, tokens }: DoctorWorld): Promise<readonly Finding[]> => {
  const { smtp, azure } = config
  if (smtp.auth.kind === 'graph') return [judgeGraph(await askForToken(tokens.graph), azure?.graphUrl ?? '')]
  const settings = smtpSettings(config, tokens)
  const server = `${smtp.host}:${smtp.port}`
  const wish = { server, encryption: smtp.secure, hasLogin: settings.auth !== null }
  return judgeSmtp(await probeSmtp(settings), wish)
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
  const mail = testMail(to, smtp.fromEmail, TEST_MAIL)
  const sentAt = world.clock.now()
  const outcome = await sendTestMail(mail, world)
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
