import type { DocumentReading } from '../domain/document.js'
import type { AuthenticatedSender, ParsedMail, RawMail } from '../domain/mail.js'
import type { Instant } from '../domain/time.js'

/**
 * How far a folder has been read: every UID up to and including `lastUid` has been dealt with. -1 while a folder's first
 * scan is not over: kept like any other, it makes the scan begin anew after a crash.
 */
export interface FolderPosition {
  readonly account: string
  readonly folder: string
  readonly uidValidity: string
  readonly lastUid: number
}

/** Mails of one folder in UID order. `position` is where the folder stands once they have been dealt with. */
export interface MailBatch {
  readonly position: FolderPosition
  readonly mails: readonly RawMail[]
}

/** Where a mailbox hands over what it has read. */
export interface MailSink {
  position(account: string, folder: string): Promise<FolderPosition | null>
  /** Resolves when the outcome of every mail, and the position, is on disk. A rejection: the batch comes again. */
  receive(batch: MailBatch): Promise<void>
}

export interface MailboxStatus {
  readonly account: string
  readonly connected: boolean
  readonly lastSweepAt: Instant | null
  /** English, for the log and `estado`; null while all is well. */
  readonly problem: string | null
}

/** Our own mail as it might lie in the Sent folder. */
export interface SentMailQuery {
  readonly messageId: string
  /** Value of our `X-Control-OC-Id` header: smtp.office365.com has been seen to replace the Message-ID. */
  readonly controlId: string
}

/** A mail in the folder of unwanted mail. */
export interface JunkMail {
  /** When the server took it in (INTERNALDATE). */
  readonly receivedAt: Instant
  /** Its header block alone, RFC 5322 bytes. */
  readonly headers: Uint8Array
}

/** One account: an open connection that is told of new mail (IDLE), and sweeps its other folders in between. */
export interface Mailbox {
  readonly account: string
  /** Connects and keeps connected until `stop`; never rejects for a server that is away. */
  start(sink: MailSink): void
  /**
   * Reads all that is there now, in every watched folder, and hands it to the sink.
   * @throws when the server cannot be reached or a batch was not taken.
   */
  sweep(): Promise<void>
  /** Whether the Sent folder holds the mail. @throws when it cannot be looked at. */
  sentFolderHas(query: SentMailQuery): Promise<boolean>
  /**
   * What was put among unwanted mail since an instant, newest first, at most 200; null where there is no such folder, or
   * where it is watched anyway. Nothing there is marked or moved. @throws when it cannot be looked at.
   */
  junkSince(since: Instant): Promise<readonly JunkMail[] | null>
  status(): MailboxStatus
  stop(): Promise<void>
}

export interface MailParser {
  /** Never throws for what a mail contains: what cannot be understood is left out. @throws on bytes that are no mail at all. */
  parse(source: Uint8Array): Promise<ParsedMail>
}

export interface SenderAuthenticator {
  /** `account` decides whose Authentication-Results header may be believed. Fails closed: doubt is `unknown`. */
  authenticate(source: Uint8Array, mail: ParsedMail, account: string): Promise<AuthenticatedSender>
}

export interface DocumentText {
  /**
   * Reads a document in a process that is ended when it takes too long or too much. What was recognised in a picture says
   * so. Never rejects for what the bytes contain.
   */
  read(content: Uint8Array): Promise<DocumentReading>
  stop(): Promise<void>
}
