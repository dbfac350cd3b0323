import type { CheckArea, Finding } from '../../domain/finding.js'
import type { WantedJunk } from '../../domain/junk.js'
import type { Look } from '../../domain/health.js'
import type { LastBackup, SeenMailbox } from '../../domain/own-findings.js'
import {
  backupFinding,
  cardsFinding,
  checksUnanswered,
  exportFinding,
  isSweepTooOld,
  junkFindings,
  mailboxFindings,
  silenceFinding,
  SENDING_PAUSED,
  sendingFinding,
} from '../../domain/own-findings.js'
import { silenceOf } from '../../domain/silence.js'
import type { Instant } from '../../domain/time.js'
import { MINUTE_MS } from '../../domain/time.js'
import type { Mailbox, Store } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'
import { EXPORT_NOTE, readExportNote } from '../exporting/position.js'
import { mailPause } from '../mail-pause.js'
import { allMails } from '../outbox/all-mails.js'
import { rhythmOf } from '../rhythms.js'
import type { LeadingWorld } from '../world.js'
import { wantedInJunk } from './junk.js'
import type { TimeLimits } from './time-limit.js'

/** Left by whoever makes the backups. */
const BACKUP_NOTE = 'backup:last'

const SWEEP_LIMIT_MS = MINUTE_MS
const CHECKS_LIMIT_MS = MINUTE_MS

/** More announcements than this need not be counted. */
const CARDS_COUNTED = 1000

const codeOf = (answer: string | null, area: CheckArea): string | null =>
  answer === null ? null : recogniseAnswer(answer, area)

const statusOf = (mailbox: Mailbox): SeenMailbox => {
  const status = mailbox.status()
  return { ...status, code: codeOf(status.problem, 'imap') }
}

/** A mailbox that nobody has read for long is read now: one that cannot be is broken, whatever its connection says. */
const readIfOld = async (mailbox: Mailbox, world: LeadingWorld, limits: TimeLimits): Promise<void> => {
  const { connected, lastSweepAt } = mailbox.status()
  if (!connected || !isSweepTooOld({ lastSweepAt }, world.settings.sweepEveryMs, world.clock.now())) return
  const read = mailbox.sweep().catch(() => undefined)
  await limits.within(
    SWEEP_LIMIT_MS,
    read.then(() => ({})),
  )
}

/** A mailbox that is not being read is silent for another reason; one that was left behind is to be so. */
const ofMailbox = async (
  seen: SeenMailbox,
  now: Instant,
  world: LeadingWorld,
): Promise<readonly Finding[]> => {
  const { policy, mayFallSilent, sweepEveryMs } = world.settings
  const findings = mailboxFindings(seen, sweepEveryMs, now)
  if (mayFallSilent.includes(seen.account)) return findings
  const isRead = findings.every(({ level }) => level === 'ok')
  const rhythm = isRead ? await rhythmOf(seen.account, world.store) : null
  return [...findings, silenceFinding(seen.account, silenceOf(rhythm, now, policy.office))]
}

const ofMailboxes = async (world: LeadingWorld, limits: TimeLimits): Promise<readonly Finding[]> => {
  await Promise.all(world.mailboxes.map((mailbox) => readIfOld(mailbox, world, limits)))
  const now = world.clock.now()
  return (
    await Promise.all(world.mailboxes.map((mailbox) => ofMailbox(statusOf(mailbox), now, world)))
  ).flat()
}

const ofSending = async ({ store, clock }: LeadingWorld): Promise<readonly Finding[]> => {
  if (await mailPause(store)) return [SENDING_PAUSED]
  // What is just being tried once more has not got through yet.
  const waiting = [...(await allMails('queued', store)), ...(await allMails('sending', store))]
  return [sendingFinding(waiting, (error) => recogniseAnswer(error, 'smtp'), clock.now())]
}

export const lastBackup = (store: Pick<Store, 'note'>): Promise<LastBackup | null> =>
  store.note<LastBackup>(BACKUP_NOTE)

const ofBackup = async ({ store, clock }: LeadingWorld): Promise<readonly Finding[]> => {
  const finding = backupFinding(await lastBackup(store), clock.now())
  return finding ? [finding] : []
}

const ofExport = async ({ store }: LeadingWorld): Promise<readonly Finding[]> => [
  exportFinding(readExportNote(await store.note(EXPORT_NOTE))),
]

const ofCards = async ({ store, clock }: LeadingWorld, startedAt: Instant): Promise<readonly Finding[]> => [
  cardsFinding(await store.announcements(CARDS_COUNTED), startedAt, clock.now()),
]

const faultText = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

interface Checked {
  readonly findings: readonly Finding[]
  readonly complete: boolean
}

const ofChecks = async ({ checks, log }: LeadingWorld, limits: TimeLimits): Promise<Checked> => {
  try {
    const findings = await limits.within(CHECKS_LIMIT_MS, checks.run())
    return findings ? { findings, complete: true } : { findings: [checksUnanswered(null)], complete: false }
  } catch (fault) {
    log.error({ err: fault }, 'the checks could not be run')
    return { findings: [checksUnanswered(faultText(fault))], complete: false }
  }
}

/** What one look has shown, with the mails that it met among unwanted ones. */
export interface Seen extends Look {
  readonly junk: readonly WantedJunk[]
}

/** Looks at everything that costs nothing: what the engine knows by itself, and what the checks see. */
export const look = async (
  world: LeadingWorld,
  startedAt: Instant,
  ofFiling: () => readonly Finding[],
  limits: TimeLimits,
): Promise<Seen> => {
  const [checked, junk, ...own] = await Promise.all([
    ofChecks(world, limits),
    wantedInJunk(world, limits),
    ofMailboxes(world, limits),
    ofSending(world),
    ofBackup(world),
    ofExport(world),
    ofCards(world, startedAt),
  ])
  const findings = [...own.flat(), ...ofFiling(), ...junkFindings(junk), ...checked.findings]
  return { at: world.clock.now(), findings, complete: checked.complete, junk }
}
