import type { Locator } from './domain/booking.js'
import type { Client } from './domain/client.js'
import type { MailRecord } from './domain/mail-record.js'
import type { MigrationView } from './domain/migration/view.js'
import type { ReviewItem } from './domain/review.js'
import type { Announced } from './contract/announced.js'
import type { ClientView, ImportFile, ImportPreview } from './contract/clients.js'
import type { HealthView } from './contract/health.js'
import type { Actor, CommandResult, StaffCommand } from './contract/commands.js'
import type {
  AuditLine,
  Digest,
  DocumentContent,
  DocumentOwner,
  EngineStatus,
  MailPreview,
  PageOf,
  PageWish,
  PendingFilter,
  ReportFile,
  ReservationRow,
  ReservationView,
  SweepOutcome,
} from './contract/views.js'

/** The language that the engine shares with whoever shows it to people. Its words are in `contract/`. */

export interface Engine {
  start(): Promise<void>
  /** Awaits the work under way: no send is cut in half. */
  stop(): Promise<void>

  execute(command: StaffCommand, actor: Actor): Promise<CommandResult>
  /** Reads the mailboxes now, and then does what is due. A mailbox that is away is named, and holds up no other. */
  sweepNow(): Promise<SweepOutcome>

  /** By locator or by booking ID, without regard to case. */
  findReservation(code: string): Promise<ReservationView | null>
  pending(filter: PendingFilter, page: PageWish): Promise<PageOf<ReservationRow>>
  /**
   * Live reservations in which the text stands (agency, hotel, guest, OC number, codes), newest check-in first, and any,
   * archived too, whose locator, booking ID or provider locator it is.
   */
  search(text: string, page: PageWish): Promise<PageOf<ReservationRow>>
  review(id: string): Promise<ReviewItem | null>
  openReviews(page: PageWish): Promise<PageOf<ReviewItem>>
  /** What people did to a reservation, newest first. */
  audit(locator: Locator, page: PageWish): Promise<PageOf<AuditLine>>
  /** By name, without regard to case and accents; null: all of them. Ordered by name. */
  clients(text: string | null, page: PageWish): Promise<PageOf<Client>>
  findClient(nameOrId: string): Promise<ClientView | null>
  /** What a client sheet (.xlsx or .csv) would change. */
  previewImport(file: ImportFile): Promise<ImportPreview>
  /** The mails of a reservation as they would leave now; null when it is unknown or nobody knows its client. */
  previewMails(locator: Locator): Promise<readonly MailPreview[] | null>
  /**
   * The reservations whose day 0 lies in a month (`YYYY-MM`), as they stand now; null: this month.
   * @throws RangeError when it is no month
   */
  report(month: string | null): Promise<ReportFile>
  digest(): Promise<Digest>
  status(): Promise<EngineStatus>
  /** How far the move to another address is, out of the records of the last 30 days. */
  migration(): Promise<MigrationView>
  /** Looks at everything now; gives what is known after ten seconds, whether the look has ended or not. */
  checkNow(): Promise<HealthView | null>
  /** Null where the owner does not give it out, or no longer. */
  document(fileId: string, owner: DocumentOwner): Promise<DocumentContent | null>
  /** What was decided about a mail, and why, by its id; null when it is unknown or more than 90 days old. */
  mail(id: string): Promise<MailRecord | null>

  /** Calls back whenever there may be something new to tell; gives the function that ends it. */
  onAnnouncement(wake: () => void): () => void
  announcements(limit: number): Promise<readonly Announced[]>
  acknowledge(ids: readonly string[]): Promise<void>

  /** Small durable values for the chat side: conversation references, ids of posted cards. */
  note<T>(key: string): Promise<T | null>
  putNote(key: string, value: unknown): Promise<void>
}

export { ALL_PENDING } from './contract/views.js'
export { documentsOf } from './domain/documents.js'
export { foldText } from './domain/fold-text.js'
export type * from './contract/announced.js'
export type * from './contract/clients.js'
export type * from './contract/commands.js'
export type * from './contract/health.js'
export type * from './contract/views.js'
export type { Booking, Locator } from './domain/booking.js'
export type { Client, Delay, MailLanguage } from './domain/client.js'
export type { ClientChange, SheetFault } from './domain/client-import.js'
export type { Finding } from './domain/finding.js'
export type { StoredFile } from './domain/files.js'
export type { MailRecord } from './domain/mail-record.js'
export type { MigrationView } from './domain/migration/view.js'
export type { Money } from './domain/money.js'
export type {
  ClientMailKind,
  ClosingReason,
  Person,
  Reservation,
  ReservationState,
} from './domain/reservation.js'
export type { ReportSummary } from './domain/report-summary.js'
export type { ReviewItem, ReviewKind } from './domain/review.js'
export type { Instant, IsoDate } from './domain/time.js'
