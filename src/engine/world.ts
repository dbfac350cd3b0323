import type {
  Backups,
  ClientSheet,
  Clock,
  DocumentText,
  FileVault,
  Logger,
  Mailbox,
  MailboxStatus,
  MailExport,
  MailParser,
  MailSender,
  Metrics,
  Replica,
  ReportWriter,
  Scheduler,
  SelfChecks,
  SenderAuthenticator,
  Store,
} from '../ports.js'
import type { Fence } from './fence.js'
import type { EngineSettings, JudgingSettings } from './settings.js'

/** The two ways of mail. What was stopped stays stopped: they are opened anew whenever this replica begins to lead. */
export interface MailWays {
  readonly mailboxes: readonly Mailbox[]
  readonly sender: MailSender
}

/** What whoever composes the service hands over, once. */
export interface EngineParts {
  readonly settings: EngineSettings
  readonly store: Store
  readonly vault: FileVault
  readonly openMail: () => MailWays
  /** The mailboxes that `openMail` opens, by their accounts. */
  readonly accounts: readonly string[]
  readonly replica: Replica
  readonly fence: Fence
  readonly parser: MailParser
  readonly authenticator: SenderAuthenticator
  readonly documents: DocumentText
  readonly sheet: ClientSheet
  readonly reports: ReportWriter
  readonly backups: Backups
  readonly exports: MailExport
  readonly checks: SelfChecks
  readonly metrics: Metrics
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}

/** The engine's world, on every replica. */
export interface EngineWorld extends Omit<EngineParts, 'openMail' | 'accounts' | 'replica' | 'fence'> {
  /** How the mailboxes stand, whichever replica reads them; as it was noted last where it is another one. */
  readonly mailboxStates: () => Promise<readonly MailboxStatus[]>
}

/** The world of what one replica alone does: reads mailboxes, does what is due, sends. */
export interface LeadingWorld extends EngineWorld, MailWays {}

/** What examining a mail needs: it reads, and knows no reservation. */
export type ExaminingWorld = Pick<EngineWorld, 'parser' | 'authenticator' | 'documents'>

/** What judging a mail needs. It only looks: the service hands over its store, `control-oc explain` a list of reservations. */
export interface JudgingWorld {
  readonly settings: JudgingSettings
  readonly store: Pick<Store, 'findByMarks' | 'clients' | 'reservation'>
}
