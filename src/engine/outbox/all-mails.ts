import type { AnyOutboxMail } from '../../domain/outbox.js'
import type { Instant } from '../../domain/time.js'
import type { Store } from '../../ports.js'

/** Far enough that every mail of the outbox is seen, whenever it may leave. */
const END_OF_TIME: Instant = '9999-12-31T00:00:00.000Z'
const ALL = 100_000

/** Every mail of a status. The outbox holds what has not left yet: it stays small. */
export const allMails = (
  status: AnyOutboxMail['status'],
  store: Pick<Store, 'outboxMails'>,
): Promise<readonly AnyOutboxMail[]> => store.outboxMails(status, END_OF_TIME, ALL)
