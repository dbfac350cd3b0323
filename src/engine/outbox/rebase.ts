import { rebased } from '../../domain/outbox.js'
import type { EngineWorld } from '../world.js'
import { allMails } from './all-mails.js'

/** Mails that a clock which has been set back would keep waiting. */
export const rebaseWaiting = async ({ store, clock, log }: EngineWorld): Promise<void> => {
  const now = clock.now()
  const behind = (await allMails('queued', store)).filter((mail) => rebased(mail, now) !== null)
  if (behind.length === 0) return
  log.warn({ mails: behind.length }, 'mails wait from now on: the clock was set back')
  const outbox = behind.map(({ id }) => id)
  await store.transact({ outbox }, (tx) => {
    for (const id of outbox) {
      const mail = tx.outboxMail(id)
      const anew = mail?.status === 'queued' ? rebased(mail, now) : null
      if (anew) tx.putOutboxMail(anew)
    }
  })
}
