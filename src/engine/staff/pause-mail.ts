import type { Actor, CommandResult, MailPause, StaffCommand } from '../../contract.js'
import type { AnyOutboxMail } from '../../domain/outbox.js'
import { isOfReservation, redundantMails } from '../../domain/outbox.js'
import type { Instant } from '../../domain/time.js'
import type { Transaction } from '../../ports.js'
import { applyCommand } from '../apply.js'
import { PAUSE_NOTE, readPause } from '../mail-pause.js'
import { allMails } from '../outbox/all-mails.js'
import type { EngineWorld } from '../world.js'
import { done, refusal } from './answers.js'
import { audit } from './audit.js'

type Pause = Extract<StaffCommand, { type: 'pause_mail' }>
type Resume = Extract<StaffCommand, { type: 'resume_mail' }>

const announce = (
  tx: Transaction,
  event: 'MailPaused' | 'MailResumed',
  at: Instant,
  facts: Record<string, string>,
): void => tx.announce({ at, event, locator: null, reviewId: null, facts })

/** From here on nothing leaves for any client, also after a restart, until a person resumes it. */
export const pauseMail = (command: Pause, actor: Actor, world: EngineWorld): Promise<CommandResult> => {
  const at = world.clock.now()
  return world.store.transact({ notes: [PAUSE_NOTE] }, (tx) => {
    const known = readPause(tx.note(PAUSE_NOTE))
    if (known) return refusal('already_paused', { actor: known.by.name, at: known.at })
    const reason = command.reason?.trim() || null
    const pause: MailPause = { by: { id: actor.id, name: actor.name }, at, reason }
    tx.putNote(PAUSE_NOTE, pause)
    announce(tx, 'MailPaused', at, { actor: actor.name, reason: reason ?? '' })
    audit(tx, actor, { at, locator: null, action: command.type, detail: reason })
    return done(null)
  })
}

/** What was tried before the pause has its two days anew. */
const putAnew = (tx: Transaction, { triedSince: _earlier, ...mail }: AnyOutboxMail): void =>
  tx.putOutboxMail(mail)

const tidyQueue = (tx: Transaction, ids: readonly string[], at: Instant, world: EngineWorld): void => {
  const waiting = ids
    .map((id) => tx.outboxMail(id))
    .filter((mail) => mail !== null)
    .filter(({ status }) => status === 'queued')
  const redundant = new Set<AnyOutboxMail>(redundantMails(waiting.filter(isOfReservation)))
  for (const mail of waiting) {
    const context = { at, actor: null, settings: world.settings }
    if (isOfReservation(mail) && redundant.has(mail))
      applyCommand(tx, mail.locator, { type: 'drop_mail', mail }, context)
    else if (mail.triedSince) putAnew(tx, mail)
  }
}

/** Mail leaves again. Of what piled up for a reservation it gets the one mail that is due now. */
export const resumeMail = async (
  command: Resume,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  const at = world.clock.now()
  const queued = await allMails('queued', world.store)
  const ids = queued.map(({ id }) => id)
  const reservations = [...new Set(queued.filter(isOfReservation).map(({ locator }) => locator))]
  return world.store.transact({ notes: [PAUSE_NOTE], outbox: ids, reservations }, (tx) => {
    if (!tx.note(PAUSE_NOTE)) return refusal('not_paused')
    tx.putNote(PAUSE_NOTE, null)
    tidyQueue(tx, ids, at, world)
    announce(tx, 'MailResumed', at, { actor: actor.name })
    audit(tx, actor, { at, locator: null, action: command.type, detail: null })
    return done(null)
  })
}
