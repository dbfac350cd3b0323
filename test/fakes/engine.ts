import type {
  Actor,
  Announced,
  AnnouncedEvent,
  AuditLine,
  ClientView,
  CommandResult,
  Digest,
  DocumentContent,
  DocumentOwner,
  Engine,
  EngineStatus,
  HealthView,
  ImportPreview,
  MailPreview,
  MailRecord,
  MigrationView,
  PageOf,
  ReportFile,
  ReservationRow,
  ReservationView,
  ReviewItem,
  StaffCommand,
  SweepOutcome,
} from '../../src/contract.js'
import { sampleMigration } from '../fixtures/views/migrations.js'
import { clientIdOf } from '../../src/domain/client-name.js'

export interface Executed {
  readonly command: StaffCommand
  readonly actor: Actor
}

/** An engine with scripted reservations: it answers what it was given, and notes what it was asked to do. */
export interface FakeEngine extends Engine {
  readonly executed: readonly Executed[]
  readonly notes: ReadonlyMap<string, unknown>
  putReservation(view: ReservationView): void
  putReview(item: ReviewItem): void
  /** Given out through any owner, or through this one alone. */
  putDocument(document: DocumentContent, owner?: DocumentOwner): void
  putMail(mail: MailRecord): void
  putClient(view: ClientView): void
  /** What the next sheets would change. */
  putImport(preview: ImportPreview): void
  putReport(report: ReportFile): void
  putPreview(locator: string, mails: readonly MailPreview[]): void
  putAudit(locator: string, lines: readonly AuditLine[]): void
  putDigest(digest: Digest): void
  putStatus(status: Partial<EngineStatus>): void
  putMigration(view: MigrationView): void
  /** How the next commands end, and what they do to the script. */
  onExecute(answer: (command: StaffCommand, actor: Actor) => CommandResult | Promise<CommandResult>): void
  /** What the next look at everything shows, perhaps not at once. */
  onCheck(answer: () => HealthView | Promise<HealthView>): void
  /** What the next sweeps bring, perhaps not at once. */
  onSweep(answer: () => SweepOutcome | Promise<SweepOutcome>): void
  announce(
    event: AnnouncedEvent,
    about?: { locator?: string; reviewId?: string; facts?: Record<string, string> },
  ): void
  waiting(): readonly Announced[]
  /** Resolves when every announcement has been acknowledged. */
  drained(): Promise<void>
  /** Every query fails from now on, until it is healed. */
  fail(fault: Error | null): void
}

const rowOf = (view: ReservationView): ReservationRow => {
  const { booking, hold, locator, state } = view.reservation
  const [stay] = booking.stays
  return {
    locator,
    agency: booking.agency,
    hotel: stay?.hotel.name ?? '',
    checkIn: stay?.checkIn ?? '',
    total: booking.total,
    state,
    held: hold !== null,
    overdue: view.overdue,
    urgent: view.urgent,
    next: view.next,
    assignee: view.reservation.assignee ?? null,
  }
}

const pageOf = <T>(items: readonly T[], limit: number, after: string | null): PageOf<T> => {
  const from = Number(after ?? 0)
  const to = from + limit
  return { items: items.slice(from, to), total: items.length, next: to < items.length ? String(to) : null }
}

const isOpen = ({ reservation: { state } }: ReservationView): boolean =>
  state === 'pending' || state === 'requested'

const QUIET_DIGEST: Digest = {
  day: '2026-03-30',
  dueToday: [],
  urgent: [],
  overdue: [],
  receivedSinceYesterday: [],
  openReviews: 0,
  reviews: [],
  pending: 0,
  ignoredMails: 0,
  paused: null,
  awaitingApproval: [],
}

const EMPTY_REPORT: ReportFile = {
  file: {
    id: 'e'.repeat(64),
    filename: 'Control OC 2026-03.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    size: 6,
  },
  summary: {
    month: '2026-03',
    monthLabel: 'marzo de 2026',
    reservations: 0,
    byState: [],
    received: 0,
    inTime: 0,
    late: 0,
    running: 0,
    shareInTime: null,
    medianDays: null,
    meanDays: null,
    open: 0,
    openAmounts: [],
    slowest: [],
    owingMost: [],
    latest: [],
  },
}

const NOTHING_NEW: SweepOutcome = { accepted: 0, forReview: 0, ignored: 0, away: [] }

export const createFakeEngine = (now: () => string = () => '2026-03-30T13:00:00.000Z'): FakeEngine => {
  const reservations = new Map<string, ReservationView>()
  const reviews = new Map<string, ReviewItem>()
  const documents = new Map<string, { document: DocumentContent; owner: DocumentOwner | undefined }>()
  const mails = new Map<string, MailRecord>()
  const clients = new Map<string, ClientView>()
  const previews = new Map<string, readonly MailPreview[]>()
  const audits = new Map<string, readonly AuditLine[]>()
  const notes = new Map<string, unknown>()
  const wakes = new Set<() => void>()
  let drains: (() => void)[] = []
  const executed: Executed[] = []
  let waiting: Announced[] = []
  let importPreview: ImportPreview = { ok: false, code: 'no_rows' }
  let report = EMPTY_REPORT
  let digest = QUIET_DIGEST
  let status: Partial<EngineStatus> = {}
  let migration: MigrationView = sampleMigration({ stage: 'not_begun', previousAddress: null })
  let sweep: () => SweepOutcome | Promise<SweepOutcome> = () => NOTHING_NEW
  let onCheck: () => HealthView | Promise<HealthView> = () => ({
    checkedAt: now(),
    well: 8,
    unwell: [],
    looking: false,
  })
  let count = 0
  let fault: Error | null = null
  let answer: (command: StaffCommand, actor: Actor) => CommandResult | Promise<CommandResult> = () => ({
    ok: true,
    locator: null,
    reviewId: null,
  })

  const ask = async <T>(query: () => T | Promise<T>): Promise<T> => {
    if (fault) throw fault
    return query()
  }

  const openReviews = (): ReviewItem[] => [...reviews.values()].filter(({ resolution }) => !resolution)
  const open = (): ReservationView[] => [...reservations.values()].filter(isOpen)

  return {
    executed,
    notes,
    putReservation: (view) => reservations.set(view.reservation.locator, view),
    putReview: (item) => reviews.set(item.id, item),
    putDocument: (document, owner) => documents.set(document.file.id, { document, owner }),
    putMail: (mail) => mails.set(mail.id, mail),
    putClient: (view) => clients.set(view.client.id, view),
    putImport: (preview) => {
      importPreview = preview
    },
    putReport: (given) => {
      report = given
    },
    putPreview: (locator, preview) => previews.set(locator, preview),
    putAudit: (locator, lines) => audits.set(locator, lines),
    putDigest: (given) => {
      digest = given
    },
    putStatus: (given) => {
      status = given
    },
    putMigration: (given) => {
      migration = given
    },
    onExecute: (given) => {
      answer = given
    },
    onCheck: (given) => {
      onCheck = given
    },
    onSweep: (given) => {
      sweep = given
    },
    announce: (event, { locator, reviewId, facts } = {}) => {
      const id = String(++count).padStart(12, '0')
      waiting.push({
        id,
        at: now(),
        event,
        locator: locator ?? null,
        reviewId: reviewId ?? null,
        facts: facts ?? {},
      })
      for (const wake of wakes) wake()
    },
    waiting: () => waiting,
    drained: () =>
      waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => void drains.push(resolve)),
    fail: (given) => {
      fault = given
    },

    start: async () => undefined,
    stop: async () => undefined,
    sweepNow: () => ask(() => sweep()),
    execute: (command, actor) =>
      ask(async () => {
        executed.push({ command, actor })
        return answer(command, actor)
      }),
    findReservation: (code) =>
      ask(() => {
        const wanted = code.toUpperCase()
        const byId = [...reservations.values()].find(
          ({ reservation }) => reservation.booking.bookingId === wanted,
        )
        return reservations.get(wanted) ?? byId ?? null
      }),
    pending: ({ text, urgent, assigneeId }, { limit, after }) =>
      ask(() => {
        const wanted = open()
          .map(rowOf)
          .filter(
            (row) => text === null || `${row.agency} ${row.hotel}`.toLowerCase().includes(text.toLowerCase()),
          )
          .filter((row) => !urgent || row.urgent)
          .filter((row) => assigneeId === null || row.assignee?.id === assigneeId)
        return pageOf(wanted, limit, after)
      }),
    search: (text, { limit, after }) =>
      ask(() => {
        const rows = [...reservations.values()].map(rowOf)
        const wanted = rows.filter((row) => JSON.stringify(row).toLowerCase().includes(text.toLowerCase()))
        return pageOf(wanted, limit, after)
      }),
    audit: (locator, { limit, after }) => ask(() => pageOf(audits.get(locator) ?? [], limit, after)),
    review: (id) => ask(() => reviews.get(id) ?? null),
    openReviews: ({ limit, after }) => ask(() => pageOf(openReviews(), limit, after)),
    clients: (text, { limit, after }) =>
      ask(() => {
        const all = [...clients.values()].map(({ client }) => client)
        const wanted = all.filter(({ name }) => name.toLowerCase().includes((text ?? '').toLowerCase()))
        return pageOf(wanted, limit, after)
      }),
    findClient: (nameOrId) => ask(() => clients.get(clientIdOf(nameOrId)) ?? null),
    previewImport: () => ask(() => importPreview),
    previewMails: (locator) => ask(() => previews.get(locator.toUpperCase()) ?? null),
    report: (month) => ask(() => ({ ...report, summary: { ...report.summary, ...(month && { month }) } })),
    digest: () => ask(() => digest),
    migration: () => ask(() => migration),
    status: () =>
      ask(() => ({
        startedAt: now(),
        now: now(),
        zone: 'America/Santiago',
        rehearsal: false,
        mailboxes: [],
        open: open().length,
        openReviews: openReviews().length,
        mailsWaiting: 0,
        clients: clients.size,
        paused: null,
        awaitingApproval: [],
        health: null,
        storeUsable: true,
        ...status,
      })),
    checkNow: () => ask(() => onCheck()),
    document: (fileId, through) =>
      ask(() => {
        const { document = null, owner = through } = documents.get(fileId) ?? {}
        return JSON.stringify(owner) === JSON.stringify(through) ? document : null
      }),
    mail: (id) => ask(() => mails.get(id.toLowerCase()) ?? null),
    onAnnouncement: (wake) => {
      wakes.add(wake)
      return () => wakes.delete(wake)
    },
    announcements: (limit) => ask(() => waiting.slice(0, limit)),
    acknowledge: (ids) =>
      ask(() => {
        waiting = waiting.filter(({ id }) => !ids.includes(id))
        if (waiting.length > 0) return
        for (const drained of drains) drained()
        drains = []
      }),
    note: <T>(key: string) => ask(() => (structuredClone(notes.get(key)) ?? null) as T | null),
    putNote: (key, value) =>
      ask(() => {
        notes.set(key, structuredClone(value))
      }),
  }
}
