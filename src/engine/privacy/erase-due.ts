import type { Locator } from '../../domain/booking.js'
import {
  erasedBefore,
  eraseAudited,
  eraseMail,
  eraseReservation,
  eraseReview,
  isErasable,
} from '../../domain/erasing.js'
import type { Instant } from '../../domain/time.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { KeptWish } from '../../ports.js'
import type { EngineWorld } from '../world.js'
import { findDue, isDue, isNamed, isOver } from './due.js'
import type { Due } from './due.js'

/** All that was settled before the instant in it has been erased. */
const ERASED_NOTE = 'engine:erased-before'

/** What an audit line says who did it, where no person did. */
const SYSTEM = { id: 'system', name: 'Control OC' }

/** Lines of audit in one write. */
const TOGETHER = 500

/** Records of mails go by the month, once all of it is as old as this. */
const MAILS_KEPT_MS = 90 * DAY_MS

type ErasingWorld = Pick<EngineWorld, 'settings' | 'store' | 'vault' | 'exports' | 'clock' | 'log'>

/** Documents go before the records that name them: after a crash these lead to them once more. */
const removeFiles = async (due: Due, { store, vault, exports }: ErasingWorld): Promise<void> => {
  const contents: string[] = []
  for (const id of due.files) {
    const bearers = await store.bearersOf(id)
    if (bearers.every((one) => isDue(one, due))) contents.push(id)
  }
  for (const id of contents) await vault.remove(id)
  if (due.locators.size + contents.length > 0) await exports.erase({ locators: [...due.locators], contents })
}

const eraseMails = async (due: Due, { store }: ErasingWorld): Promise<void> => {
  if (due.mails.size === 0) return
  await store.reviseKept({ of: 'mails' }, (kept) =>
    kept.kind === 'mail' && due.mails.has(kept.record.id)
      ? { kind: 'mail', record: eraseMail(kept.record) }
      : kept,
  )
}

const eraseAudit = async (due: Due, { store }: ErasingWorld): Promise<void> => {
  if (due.locators.size === 0) return
  await store.reviseKept({ of: 'audit', locators: [...due.locators] }, (kept) =>
    kept.kind === 'audit' ? { kind: 'audit', record: eraseAudited(kept.record) } : kept,
  )
}

/** What is not archived yet is erased in the same write. */
const putDown = async (
  locators: readonly Locator[],
  due: Due,
  { store, clock }: ErasingWorld,
): Promise<void> => {
  const live = locators.filter((one) => due.live.has(one))
  await store.transact({ reservations: live }, (tx) => {
    for (const one of live) {
      const found = tx.reservation(one)
      if (found) tx.putReservation(eraseReservation(found))
    }
    for (const locator of locators)
      tx.audit({
        at: clock.now(),
        locator,
        actor: SYSTEM.id,
        name: SYSTEM.name,
        action: 'personal_data_erased',
        detail: null,
      })
  })
}

const putAllDown = async (due: Due, world: ErasingWorld): Promise<void> => {
  const locators = [...due.locators]
  for (let at = 0; at < locators.length; at += TOGETHER)
    await putDown(locators.slice(at, at + TOGETHER), due, world)
}

const eraseArchived = (wish: KeptWish, before: Instant, { store }: ErasingWorld): Promise<number> =>
  store.reviseKept(wish, (kept) => {
    if (kept.kind === 'review' && isOver(kept.record, before))
      return { kind: 'review', record: eraseReview(kept.record) }
    if (kept.kind === 'reservation' && isErasable(kept.record, before) && isNamed(kept.record))
      return { kind: 'reservation', record: eraseReservation(kept.record) }
    return kept
  })

/** The mails themselves, whose records are about to go: nobody could find them any more. */
const removeOldMails = async ({ store, vault, clock }: ErasingWorld): Promise<void> => {
  const kept = `${addMs(clock.now(), -MAILS_KEPT_MS).slice(0, 'YYYY-MM'.length)}-01T00:00:00.000Z`
  for await (const { kind, record } of store.kept({ of: 'mails' })) {
    // They stand in the order of their months.
    if (kind !== 'mail' || record.decidedAt >= kept) return
    if (record.fileId === null) continue
    const bearers = await store.bearersOf(record.fileId)
    const isLast = bearers.every((one) => one.kind === 'mail' && one.record.decidedAt < kept)
    if (isLast) await vault.remove(record.fileId)
  }
}

const eraseFound = async (due: Due, world: ErasingWorld): Promise<void> => {
  await removeFiles(due, world)
  await eraseMails(due, world)
  await eraseAudit(due, world)
  await putAllDown(due, world)
}

const eraseUntil = async (before: Instant, world: ErasingWorld): Promise<void> => {
  const { store, log } = world
  const since = await store.note<Instant>(ERASED_NOTE)
  const settled = since === null ? null : { from: since, until: before }
  const wish = since === null || since < before ? ({ of: 'archive', settled } as const) : null
  const due = await findDue(wish, before, store)
  await eraseFound(due, world)
  if (due.locators.size > 0) log.info({ reservations: due.locators.size, before }, 'personal data erased')
  if (!wish) return
  // Last: what is not erased yet is what the next night finds, if this one is broken off.
  await eraseArchived(wish, before, world)
  await store.putNote(ERASED_NOTE, before)
}

/**
 * Takes names, addresses, free text and documents out of what was settled longer ago than `retentionMonths`; figures stay. Costs
 * what has fallen due since the last time, the first time all that is archived. Broken off, it is taken up by the next.
 */
export const eraseDue = async (world: ErasingWorld): Promise<void> => {
  const { settings, store, clock } = world
  if (settings.retentionMonths === null) {
    // Whoever sets it again begins anew: meanwhile something older may have come.
    if ((await store.note(ERASED_NOTE)) !== null) await store.putNote(ERASED_NOTE, null)
    return
  }
  await removeOldMails(world)
  await eraseUntil(erasedBefore(clock.now(), settings.retentionMonths), world)
}
