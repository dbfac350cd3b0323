import type { Config } from '../../../src/config.js'
import type { CheckArea, Finding } from '../../../src/domain/finding.js'
import type { Clock, Logger, StoreReader } from '../../../src/ports.js'
import type { Tokens } from '../open-tokens.js'

/** What the checks are made with. */
export interface DoctorWorld {
  readonly config: Config
  readonly clock: Clock
  readonly log: Logger
  readonly tokens: Tokens
  /** `address:port` of the DNS server that is asked; null: the machine's own. */
  readonly dnsServer: string | null
  /** Where a test mail goes; null: none is sent. */
  readonly sendTo: string | null
  /** Whether a test card is posted in the channel. */
  readonly postsCard: boolean
  /** What is kept in the data folder, as it was committed last. @throws StoreDamaged */
  readonly store: () => Promise<
    Pick<StoreReader, 'clients' | 'findByMarks' | 'reservation' | 'mailRecords' | 'note'>
  >
}

/** Looks at one area. @throws only what nobody foresaw */
export type AreaCheck = (world: DoctorWorld) => Promise<readonly Finding[]>

export type AreaChecks = Readonly<Partial<Record<CheckArea, AreaCheck>>>
