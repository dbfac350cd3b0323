import type { StoreKind } from '../stores.js'

/** Where a trial can end the service, by the name of what it was about to do or had just done. */

/** Where the store is in the data folder: each durable write. `torn`: half of what was to be written is on disk. */
export const FOLDER_POINTS = [
  'store.append.before',
  'store.append.torn',
  'store.append.after',
  'store.cut.before',
  'store.cut.after',
  'store.journal.before',
  'store.journal.torn',
  'store.journal.after',
  'store.previous.before',
  'store.previous.torn',
  'store.previous.after',
  'store.live.before',
  'store.live.torn',
  'store.live.after',
  'store.shorten.before',
  'store.shorten.torn',
  'store.shorten.after',
] as const

/**
 * Where it is in PostgreSQL: each step of a transaction that writes. `begin` opens it, `turn` waits for the one turn to commit,
 * `write` is any of its statements that write. `sent`: the server has the commit, and whether it is done nobody has heard.
 */
export const DATABASE_POINTS = [
  'store.begin.before',
  'store.begin.after',
  'store.turn.before',
  'store.turn.after',
  'store.write.before',
  'store.write.after',
  'store.commit.before',
  'store.commit.sent',
  'store.commit.after',
] as const

/** `before` and `after` stand around the whole of a passage through a port; `after` means that its outcome has not been taken in yet. */
export const PORT_POINTS = [
  'vault.put.before',
  'vault.put.after',
  'vault.put-until.before',
  'vault.put-until.after',
  'export.keep.before',
  'export.keep.after',
  'mails.taken.before',
  'mails.taken.after',
  'mails.filed.before',
  'mails.filed.after',
  'sent-folder.looked.before',
  'sent-folder.looked.after',
  'mail.send.before',
  'mail.send.after',
  'card.post.before',
  'card.post.after',
  'card.update.before',
  'card.update.after',
  'card.reply.before',
  'card.reply.after',
] as const

/** Points that the service's own process counts. */
const INNER_POINTS = [...FOLDER_POINTS, ...DATABASE_POINTS, ...PORT_POINTS] as const

/** Points that only the mail server sees: the recipients are named; the text was taken and not answered for. */
export const SERVER_POINTS = ['smtp.recipient', 'smtp.taken'] as const

export type InnerPoint = (typeof INNER_POINTS)[number]
export type ServerPoint = (typeof SERVER_POINTS)[number]
export type CrashPoint = InnerPoint | ServerPoint

/** Where the service comes by, as its store is. */
export const pointsOn = (store: StoreKind): readonly CrashPoint[] => [
  ...(store === 'postgres' ? DATABASE_POINTS : FOLDER_POINTS),
  ...PORT_POINTS,
  ...SERVER_POINTS,
]

export const isInner = (point: CrashPoint): point is InnerPoint =>
  (INNER_POINTS as readonly string[]).includes(point)

/** The end comes at the `passage`th time that the point is come by, counted from 1. */
export interface CrashPlan<P extends CrashPoint = CrashPoint> {
  readonly point: P
  readonly passage: number
}

/** What comes by the points of one process. */
export interface Passages<P extends CrashPoint> {
  /** Counts; at the planned passage it ends the process. */
  pass(point: P): void
  /** Whether the next passage is the planned one: for what must be half done first. */
  isNext(point: P): boolean
}

export const countPassages = <P extends CrashPoint>(
  plan: CrashPlan<P> | null,
  end: () => void,
): Passages<P> => {
  let left = plan?.passage ?? 0
  const isNext = (point: P): boolean => plan?.point === point && left === 1
  return {
    isNext,
    pass: (point) => {
      if (plan?.point !== point) return
      if (isNext(point)) end()
      left -= 1
    },
  }
}
