import type { AnyOutboxMail } from '../../domain/outbox.js'
import { isOfReservation } from '../../domain/outbox.js'
import { mailPause } from '../mail-pause.js'
import type { LeadingWorld } from '../world.js'
import { releaseApproved } from './release.js'
import { sendNotice, settleUncertainNotice } from './send-notice.js'
import { sendOne, settleUncertain } from './send-one.js'
import { writeWhatWasLeft, type Unwritten } from './unwritten.js'

/** The sender keeps the server's limits; more than this would only wait inside it. */
const AT_ONCE = 3
const SO_MANY = 30

const inLanes = async <T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> => {
  const rest = [...items]
  const lane = async (): Promise<void> => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

const send = (mail: AnyOutboxMail, world: LeadingWorld, unwritten: Unwritten): Promise<void> =>
  isOfReservation(mail) ? sendOne(mail, world, unwritten) : sendNotice(mail, world, unwritten)

/** Sends all that may leave now, and gives how many mails were attempted. In a pause nothing may. */
export const drainOutbox = async (
  world: LeadingWorld,
  isStopping: () => boolean,
  unwritten: Unwritten,
): Promise<number> => {
  let attempted = await writeWhatWasLeft(unwritten)
  await releaseApproved(world)
  for (;;) {
    if (await mailPause(world.store)) return attempted
    const mails = await world.store.outboxMails('queued', world.clock.now(), SO_MANY)
    if (!mails.length || isStopping()) return attempted
    attempted += mails.length
    await inLanes(mails, AT_ONCE, (mail) => (isStopping() ? Promise.resolve() : send(mail, world, unwritten)))
  }
}

/** After a crash: what was being sent then may have left. What staff were asked about may have turned up in Sent since. */
export const settleInterrupted = async (world: LeadingWorld): Promise<void> => {
  const now = world.clock.now()
  const sending = await world.store.outboxMails('sending', now, 1000)
  const uncertain = await world.store.outboxMails('uncertain', now, 1000)
  for (const mail of [...sending, ...uncertain])
    await (isOfReservation(mail)
      ? settleUncertain(mail, 'interrupted', world)
      : settleUncertainNotice(mail, 'interrupted', world))
}
