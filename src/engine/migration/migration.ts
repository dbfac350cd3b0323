import type { MailboxState } from '../../contract.js'
import type { Finding } from '../../domain/finding.js'
import { migrationView } from '../../domain/migration/migration-view.js'
import type { MigrationView } from '../../domain/migration/view.js'
import type { Instant } from '../../domain/time.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { StoreReader } from '../../ports.js'
import type { EngineSettings } from '../settings.js'
import { allPages } from '../views/queries.js'
import { moveOf } from './move.js'
import { toldOf } from './told.js'

/** What is looked at; a store that can only be read will do. */
export interface MigrationSources {
  readonly store: StoreReader
  readonly settings: Omit<EngineSettings, 'messageIds'>
  readonly mailboxes: readonly MailboxState[]
  /** Of the last look at everything. */
  readonly findings: readonly Finding[]
}

const MONTH_MS = 30 * DAY_MS

/** Several accounts may be one address: it is read where all of them are. */
const readByAddress = ({ mailboxes, settings }: MigrationSources): Record<string, boolean> => {
  const read: Record<string, boolean> = {}
  for (const [account, address] of Object.entries(settings.mailboxAddresses)) {
    const state = mailboxes.find((mailbox) => mailbox.account === account)
    const isRead = state !== undefined && state.connected && state.problem === null
    read[address] = (read[address] ?? true) && isRead
  }
  return read
}

/** How far the move to the new address is: read out of the records of the last 30 days, whenever somebody asks. */
export const migrationOf = async (sources: MigrationSources, now: Instant): Promise<MigrationView> => {
  const { store, settings, findings } = sources
  const newAddress = settings.company.address.toLowerCase()
  const month = { from: addMs(now, -MONTH_MS), until: addMs(now, 1) }
  const [records, open, clients, move, told] = await Promise.all([
    allPages((page) => store.mailRecords(month, page)),
    allPages((page) => store.liveReservations(['pending', 'requested'], page)),
    store.clients(),
    moveOf(store),
    toldOf(newAddress, store),
  ])
  return migrationView({
    now,
    zone: settings.policy.office.zone,
    newAddress,
    previousAddress: settings.previousAddress,
    move,
    read: readByAddress(sources),
    records,
    open,
    known: { clients, confirmationSenders: settings.confirmationSenders, told },
    findings,
  })
}
