import type { Finding } from './finding.js'
import type { HealthCode } from './health-code.js'
import type { Seen } from './make-finding.js'
import { doubtful, failing, findingOf, skipped, well } from './make-finding.js'
import type { Silence } from './silence.js'
import type { WantedJunk } from './junk.js'
import type { OutboxMail } from './outbox.js'
import type { Instant } from './time.js'
import { addMs, HOUR_MS, latest, MINUTE_MS } from './time.js'

const own = (code: HealthCode): HealthCode => code

/** How a mailbox stands; `code` is what its problem means, null where nobody knows these words. */
export interface SeenMailbox {
  readonly account: string
  readonly connected: boolean
  readonly lastSweepAt: Instant | null
  readonly problem: string | null
  readonly code: string | null
}

/** A large mailbox takes its time, and a server may ask for an hour's patience. */
const SHORTEST_WITHOUT_SWEEP_MS = 2 * HOUR_MS
const SWEEPS_MISSED = 3

/** Whether so many sweeps were missed that IDLE and the interval must both be dead; `everyMs` is that interval. */
export const isSweepTooOld = (
  { lastSweepAt }: Pick<SeenMailbox, 'lastSweepAt'>,
  everyMs: number,
  now: Instant,
): boolean =>
  lastSweepAt === null ||
  lastSweepAt < addMs(now, -Math.max(SHORTEST_WITHOUT_SWEEP_MS, SWEEPS_MISSED * everyMs))

/** The service has just started: nobody knows yet. */
const connecting = (subject: string): readonly Finding[] =>
  ['imap.connection', 'imap.folders', 'imap.sweep'].map((check) => skipped('imap', check, { subject }))

/** What a mailbox says of itself: its connection, its folders, and whether it is really being read. */
export const mailboxFindings = (mailbox: SeenMailbox, everyMs: number, now: Instant): readonly Finding[] => {
  const { account: subject, connected, problem, code, lastSweepAt } = mailbox
  const seen = { subject, answer: problem }
  const swept: Seen = { subject, facts: lastSweepAt ? { lastSweepAt } : {} }
  if (!connected && problem === null && lastSweepAt === null) return connecting(subject)
  if (!connected)
    return [
      failing('imap', 'imap.connection', code ?? own('mailbox_away'), seen),
      skipped('imap', 'imap.folders', { subject }),
      skipped('imap', 'imap.sweep', { subject }),
    ]
  return [
    well('imap', 'imap.connection', { subject }),
    problem === null
      ? well('imap', 'imap.folders', { subject })
      : failing('imap', 'imap.folders', code ?? own('folder_not_read'), seen),
    isSweepTooOld(mailbox, everyMs, now)
      ? failing('imap', 'imap.sweep', own('mailbox_not_swept'), swept)
      : well('imap', 'imap.sweep', swept),
  ]
}

/** `silence` is null where nothing can be said: the mailbox is not being read, or its rhythm is not known. */
export const silenceFinding = (subject: string, silence: Silence | null): Finding => {
  if (!silence) return skipped('imap', 'imap.silence', { subject })
  const { silentMs, usualMs, isAlarming } = silence
  const seen = { subject, facts: { silentMs: String(silentMs), usualMs: String(usualMs) } }
  return isAlarming
    ? failing('imap', 'imap.silence', own('mailbox_silent'), seen)
    : well('imap', 'imap.silence', seen)
}

/** A person has to look at them: nothing of the service is broken. */
export const junkFindings = (found: readonly WantedJunk[]): readonly Finding[] =>
  [...new Set(found.map(({ account }) => account))].map((subject) => {
    const mails = found.filter(({ account }) => account === subject)
    const answer = mails.map(({ from, subject: about }) => `${from}: ${about}`).join(' · ')
    const seen = { subject, answer, facts: { count: String(mails.length) } }
    return findingOf('senders', 'senders.wanted_in_junk', 'warning', own('wanted_mail_in_junk'), seen)
  })

/** Sooner a server that only says "later" is no news. */
const DEFERRED_FOR_MS = 30 * MINUTE_MS

type Waiting = Pick<OutboxMail, 'triedSince' | 'lastError'>

/** The same words about different mails: queue ids and times stand in them. */
const wordsOf = (error: string): string => error.replaceAll(/[\da-f]{6,}|\d+/giu, '#')

/**
 * Mails that the server puts off again and again with the same words. One mail alone may be a matter of its client,
 * unless the words are known to be about us.
 */
export const sendingFinding = (
  queued: readonly Waiting[],
  recognise: (error: string) => string | null,
  now: Instant,
): Finding => {
  const tried = queued.flatMap(({ triedSince, lastError }) =>
    lastError && triedSince && triedSince <= addMs(now, -DEFERRED_FOR_MS)
      ? [{ since: triedSince, error: lastError, code: recognise(lastError) }]
      : [],
  )
  const alike = (error: string) => tried.filter((other) => wordsOf(other.error) === wordsOf(error))
  const worst = tried.find(({ code, error }) => code !== null || alike(error).length > 1)
  if (!worst) return well('smtp', 'smtp.sending')
  const facts = { waiting: String(alike(worst.error).length), since: worst.since }
  const seen = { facts, answer: worst.error }
  return failing('smtp', 'smtp.sending', worst.code ?? own('sending_deferred'), seen)
}

/** In a pause nothing is tried: nobody knows whether it would fail. */
export const SENDING_PAUSED: Finding = skipped('smtp', 'smtp.sending')

/** What the last backup left as its trace. */
export interface LastBackup {
  readonly at: Instant
  readonly ok: boolean
  readonly file: string | null
  readonly bytes: number | null
  readonly error: string | null
}

/** Backups are made each night; one night may be missed by a machine that was off. */
const BACKUP_TOO_OLD_MS = 50 * HOUR_MS

/** Null while none was ever made: a new installation is not to be alarmed at before its first night. */
export const backupFinding = (last: LastBackup | null, now: Instant): Finding | null => {
  if (!last) return null
  const facts = { at: last.at }
  if (!last.ok) return failing('data', 'data.backup', own('backup_failed'), { facts, answer: last.error })
  return last.at < addMs(now, -BACKUP_TOO_OLD_MS)
    ? failing('data', 'data.backup', own('backup_old'), { facts })
    : well('data', 'data.backup', { facts })
}

/** How the export of critical mail stands: what the disk does not take, and what could not be read. */
export interface ExportStand {
  readonly fault: { readonly since: Instant; readonly error: string } | null
  readonly left: readonly { readonly error: string }[]
}

export const exportFinding = ({ fault, left }: ExportStand): Finding => {
  if (fault)
    return failing('data', 'data.export', own('export_failed'), {
      facts: { since: fault.since },
      answer: fault.error,
    })
  const [first] = left
  if (!first) return well('data', 'data.export')
  const seen = { facts: { count: String(left.length) }, answer: first.error }
  return doubtful('data', 'data.export', own('export_incomplete'), seen)
}

/** A flood of cards takes its time: Teams allows 1,800 an hour in a channel. */
const CARDS_WAIT_MS = HOUR_MS

/** `waiting`: announcements that the channel has not been told, oldest first. */
export const cardsFinding = (
  waiting: readonly { readonly at: Instant }[],
  startedAt: Instant,
  now: Instant,
): Finding => {
  const [oldest] = waiting
  const since = oldest && latest(oldest.at, startedAt)
  if (!since || since > addMs(now, -CARDS_WAIT_MS)) return well('bot', 'bot.delivery')
  const facts = { waiting: String(waiting.length), since }
  return failing('bot', 'bot.delivery', own('cards_not_delivered'), { facts })
}

/** The checks of others (DNS, tokens, disk) gave no answer: what they look at is not known. */
export const checksUnanswered = (answer: string | null): Finding =>
  findingOf('config', 'checks', 'warning', own('checks_unanswered'), { answer })
