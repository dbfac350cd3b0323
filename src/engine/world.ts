import type {
  Clock,
  DocumentText,
  FileVault,
  Logger,
  Mailbox,
  MailParser,
  MailSender,
  Scheduler,
  SenderAuthenticator,
  Store,
} from '../ports.js'
import type { EngineSettings } from './settings.js'

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
  readonly clock: Clock
  readonly scheduler: Scheduler
  readonly log: Logger
}
