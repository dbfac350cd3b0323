import { addMs, DAY_MS } from '../../domain/time.js'
import type { Span } from '../../domain/time.js'
import type { AuditEntry } from '../../ports.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { EngineWorld } from '../world.js'
import { entriesOfMail, entriesOfOrder, isCritical } from './entries.js'
import type { Prepared } from './entries.js'
import { EXPORT_NOTE, freshLines, readExportNote } from './position.js'
import type { ExportNote, Fresh, LeftOut } from './position.js'

type ExportingWorld = Pick<
  EngineWorld,
  'settings' | 'store' | 'vault' | 'parser' | 'exports' | 'clock' | 'log'
>

/** Something to be exported, by what it is found again. */
interface Task {
  readonly source: LeftOut['source']
  /** Of a mail, or the locator of a reservation that got its OC from a person. */
  readonly id: string
  readonly prepare: () => Promise<readonly Prepared[]>
}

/** More need not be told of one by one. */
const LEFT_AT_MOST = 100

const textOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault))

/** `ENOSPC`, `EROFS`: the machine's own words. The rest is about one mail. */
const isOfTheMachine = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^E[A-Z\d]+$/u.test(String(fault.code))

const taskOf = (left: Pick<LeftOut, 'source' | 'id'>, world: ExportingWorld): Task => ({
  ...left,
  prepare: async () => {
    if (left.source === 'order') return entriesOfOrder(left.id, world)
    const record = await world.store.mailRecord(left.id)
    return record ? entriesOfMail(record, world) : []
  },
})

/** What was erased while it was being exported has gone from the vault, and goes from here. */
const dropErased = async ({ fileIds }: Prepared, { vault, exports }: ExportingWorld): Promise<void> => {
  const gone: string[] = []
  for (const id of fileIds) if (!(await vault.about(id))) gone.push(id)
  if (gone.length > 0) await exports.erase({ locators: [], contents: gone })
}

const carryOut = async ({ prepare }: Task, world: ExportingWorld): Promise<void> => {
  for (const prepared of await prepare()) {
    await world.exports.keep(prepared.entry)
    await dropErased(prepared, world)
  }
}

/** Gives what could not be read. @throws what the machine says: nothing else would fare better */
const carryOutAll = async (tasks: readonly Task[], world: ExportingWorld): Promise<readonly LeftOut[]> => {
  const left: LeftOut[] = []
  for (const task of tasks) {
    try {
      await carryOut(task, world)
    } catch (error) {
      if (isOfTheMachine(error)) throw error
      const { source, id } = task
      world.log.error({ source, id, err: error }, 'a mail could not be exported')
      left.push({ source, id, error: textOf(error) })
    }
  }
  return left
}

const allUntilNow = ({ clock }: ExportingWorld): Span => ({
  from: '2000-01-01T00:00:00.000Z',
  // A clock may be set back.
  until: addMs(clock.now(), DAY_MS),
})

const newMails = ({ mails }: ExportNote, world: ExportingWorld): Promise<Fresh<MailRecord>> =>
  freshLines(
    mails,
    (page) => world.store.mailRecords(allUntilNow(world), page),
    ({ decidedAt, id }) => `${decidedAt} ${id}`,
  )

const newDeeds = ({ audit }: ExportNote, world: ExportingWorld): Promise<Fresh<AuditEntry>> =>
  freshLines(
    audit,
    (page) => world.store.auditBetween(allUntilNow(world), page),
    ({ at, locator, action }) => `${at} ${locator} ${action}`,
  )

const isGivenOrder = ({ action, locator }: AuditEntry): boolean =>
  action === 'assign_purchase_order' && locator !== null

const tasksOf = (
  mails: readonly MailRecord[],
  deeds: readonly AuditEntry[],
  world: ExportingWorld,
): readonly Task[] => [
  ...mails.filter(isCritical).map(({ id }) => taskOf({ source: 'mail', id }, world)),
  ...deeds
    .filter(isGivenOrder)
    .flatMap(({ locator }) => (locator === null ? [] : [taskOf({ source: 'order', id: locator }, world)])),
]

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The fault is shown until a pass succeeds. */
const noteFault = async (fault: unknown, note: ExportNote, world: ExportingWorld): Promise<void> => {
  const since = note.fault?.since ?? world.clock.now()
  await world.store.putNote(EXPORT_NOTE, { ...note, fault: { since, error: textOf(fault) } })
}

const pass = async (note: ExportNote, world: ExportingWorld): Promise<boolean> => {
  const [mails, deeds] = await Promise.all([newMails(note, world), newDeeds(note, world)])
  const left = await carryOutAll(tasksOf(mails.items, deeds.items, world), world)
  const next: ExportNote = {
    mails: mails.position,
    audit: deeds.position,
    fault: null,
    left: [...note.left, ...left].slice(-LEFT_AT_MOST),
  }
  if (!isSame(next, note)) await world.store.putNote(EXPORT_NOTE, next)
  return mails.isLast && deeds.isLast
}

/**
 * Exports what came since the last time, at most a page of it; gives whether that was all. Where it has got to is noted after
 * it was kept: what is exported twice is kept once.
 * @throws what the machine said, which is noted
 */
export const exportNews = async (world: ExportingWorld): Promise<boolean> => {
  const note = readExportNote(await world.store.note(EXPORT_NOTE))
  try {
    return await pass(note, world)
  } catch (error) {
    await noteFault(error, note, world)
    throw error
  }
}

/** Tries once more what could not be read: a document may have been mended. */
export const exportLeftOut = async (world: ExportingWorld): Promise<void> => {
  const note = readExportNote(await world.store.note(EXPORT_NOTE))
  if (note.left.length === 0) return
  const left = await carryOutAll(
    note.left.map((one) => taskOf(one, world)),
    world,
  )
  await world.store.putNote(EXPORT_NOTE, { ...note, left })
}
