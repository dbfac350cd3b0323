import type { DocumentReading } from '../domain/document.js'
import type { SettledMails } from '../domain/filing.js'
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

/**
 * `move_not_offered`: the server has no MOVE (RFC 6851), and nothing is copied and deleted instead. `folder_unsuitable`: it is
 * watched, or the server's own for other mails (sent, unwanted, deleted, drafts). `answer`: what the server said, if it did.
 */
export interface FilingRefusal {
  readonly kind: 'refused'
  readonly why: 'move_not_offered' | 'folder_unsuitable' | 'folder_not_created' | 'move_refused'
  readonly answer: string | null
}

/** `moved`: none of the mails lies there any more. `renumbered`: the UIDs mean nothing since UIDVALIDITY has changed. */
export type FilingOutcome = { readonly kind: 'moved' } | { readonly kind: 'renumbered' } | FilingRefusal

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
  /**
   * Moves mails of a watched folder to the folder of processed mails, which is created when it is missing. Nothing is ever
   * deleted. What is not there any more is no fault. @throws when the server is away, or there is no such folder to move to
   */
  file(mails: SettledMails): Promise<FilingOutcome>
  /**
   * Hands the sink once more what came since an instant and was moved to the folder of processed mails: for a store that has
   * forgotten it. Nothing where there is no such folder. @throws like `sweep`
   */
  readFiled(since: Instant): Promise<void>
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
