import type {
  Backups,
  ClientSheet,
  Clock,
  DocumentText,
  FileVault,
  Logger,
  Mailbox,
  MailExport,
  MailParser,
  MailSender,
  Metrics,
  ReportWriter,
  Scheduler,
  SelfChecks,
  SenderAuthenticator,
  Store,
} from '../ports.js'
import type { EngineSettings, JudgingSettings } from './settings.js'

/** The engine's world, handed over once by whoever composes the service. */
export interface EngineWorld {
  readonly settings: EngineSettings
  readonly store: Store
  readonly vault: FileVault
  readonly mailboxes: readonly Mailbox[]
  readonly sender: MailSender
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

/** What examining a mail needs: it reads, and knows no reservation. */
export type ExaminingWorld = Pick<EngineWorld, 'parser' | 'authenticator' | 'documents'>

/**
 * What judging a mail needs. It only looks: the service hands over its store, `control-oc explain` a list of reservations
 * and a vault that keeps nothing.
 */
export interface JudgingWorld {
  readonly settings: JudgingSettings
  readonly store: Pick<Store, 'findByMarks' | 'clients' | 'reservation'>
  readonly vault: Pick<FileVault, 'put'>
}
