import type { CheckArea, Finding } from '../finding.js'
import { worstLevel } from '../finding.js'
import type { Instant } from '../time.js'
import { addMs, DAY_MS } from '../time.js'
import type { UsedMail } from './use.js'
import type {
  ChecklistItem,
  ChecklistPart,
  ChecklistState,
  MigrationStage,
  Move,
  OldAddressUser,
} from './view.js'

/** What the checklist is measured by. */
export interface Measured {
  readonly now: Instant
  readonly newAddress: string
  readonly stage: MigrationStage
  readonly move: Move | null
  /** Of each mailbox that is configured: whether it is read, by its address. */
  readonly read: Readonly<Record<string, boolean>>
  readonly mails: readonly UsedMail[]
  readonly users: readonly OldAddressUser[]
  /** Of the last look at everything, perhaps only what was not well in it; empty when there was none. */
  readonly findings: readonly Finding[]
}

type Measure = (measured: Measured) => ChecklistState

const doneIf = (isDone: boolean): ChecklistState => (isDone ? 'done' : 'pending')

/** Seen by nothing: it stays open whether it was done. */
const doneOrUnknown = (isDone: boolean): ChecklistState => (isDone ? 'done' : 'unknown')

const notMeasured: Measure = () => 'unknown'

const byFindings =
  (area: CheckArea): Measure =>
  ({ findings }) => {
    const seen = findings.filter((finding) => finding.area === area && finding.level !== 'skipped')
    if (seen.length === 0) return 'unknown'
    return doneIf(worstLevel(seen) === 'ok')
  }

const newIsRead: Measure = ({ read, newAddress }) => doneIf(read[newAddress] === true)

const bothAreRead: Measure = ({ read, move }) =>
  doneIf(move !== null && Object.values(read).every((one) => one))

/** It reads mail there, so the mailbox is there, with a licence and on its domain. */
const newExists: Measure = (measured) => doneOrUnknown(newIsRead(measured) === 'done')

const hasSent: Measure = ({ move }) => doneIf(Boolean(move?.firstSentAt))

const foundInNew = ({ mails, newAddress }: Measured): readonly UsedMail[] =>
  mails.filter(({ foundIn }) => foundIn.includes(newAddress))

const takesIn =
  (kind: UsedMail['kind']): Measure =>
  (measured) =>
    doneIf(foundInNew(measured).some((mail) => mail.kind === kind && mail.decision === 'accept'))

const endToEnd: Measure = (measured) =>
  doneIf(takesIn('confirmation')(measured) === 'done' && hasSent(measured) === 'done')

const watchedFor =
  (days: number): Measure =>
  ({ now, move }) =>
    doneIf(move !== null && now >= addMs(move.since, days * DAY_MS))

const clientsTold: Measure = ({ users, move }) =>
  doneIf(move !== null && users.every(({ kind, told }) => kind !== 'client' || told?.status === 'sent'))

const handsOn: Measure = (measured) => {
  const { move } = measured
  const came = foundInNew(measured).some(({ addressedTo }) =>
    addressedTo.includes(move?.previousAddress ?? ''),
  )
  return doneOrUnknown(came)
}

/** The office's own checklist, item by item; what nothing here can see says so. */
const ITEMS: Readonly<Record<ChecklistPart, Readonly<Record<string, Measure>>>> = {
  before: {
    licence: newExists,
    domain: newExists,
    account: newExists,
    credentials: notMeasured,
    imap_enabled: newIsRead,
    sending_enabled: hasSent,
    password_expiry: notMeasured,
    dns: byFindings('dns'),
    allowed_senders: byFindings('senders'),
    spam_rules: notMeasured,
  },
  tests: {
    reading: newIsRead,
    sending: hasSent,
    arrival: (measured) => doneIf(foundInNew(measured).length > 0),
    departure: hasSent,
    end_to_end: endToEnd,
    order: takesIn('purchase_order'),
    not_spam: notMeasured,
  },
  move: {
    configured: ({ move }) => doneIf(move !== null),
    secrets: notMeasured,
    restarted: ({ move }) => doneIf(move !== null),
    connected: bothAreRead,
    watched_day: watchedFor(1),
    stakeholders: notMeasured,
  },
  after: {
    papers: notMeasured,
    clients_told: clientsTold,
    signature: notMeasured,
    forwarding: handsOn,
    watched_week: watchedFor(7),
    switched_off: ({ stage }) => doneIf(stage === 'over'),
  },
}

const PARTS: readonly ChecklistPart[] = ['before', 'tests', 'move', 'after']

export const checklistOf = (measured: Measured): readonly ChecklistItem[] =>
  PARTS.flatMap((part) =>
    Object.entries(ITEMS[part]).map(([item, measure]) => ({ part, item, state: measure(measured) })),
  )
