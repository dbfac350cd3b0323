import type { Instant } from '../domain/time.js'

/** How an attempt at something ended, in the words of whoever refused it. */
export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly answer: string }

export interface FolderOwnerSeen {
  readonly pid: number
  readonly host: string
}

/** What the data folder bears. It is left as it was found. */
export interface FolderProbe {
  /** A file was written there, made durable and removed. */
  readonly written: Attempt<null>
  /** Null when it was not tried. `owner`: who holds it now, null when nobody does, or has not said so. */
  readonly locked: Attempt<{ readonly held: boolean; readonly owner: FolderOwnerSeen | null }> | null
  /** Bytes that this user may still write; null when the file system does not tell. */
  readonly freeBytes: number | null
}

/** Another's clock beside ours, both in the same moment. */
export interface ClockProbe {
  readonly host: string
  readonly theirs: Instant
  readonly ours: Instant
}

export interface ImapFolderSeen {
  readonly path: string
  /** RFC 6154, with its backslash; null where it has none. */
  readonly specialUse: string | null
}

export interface ProcessedFolderSeen {
  readonly path: string
  readonly exists: boolean
  /** False: it is watched, or the server's own for other mails. */
  readonly suitable: boolean
  /** Whether the server offers MOVE (RFC 6851). */
  readonly canMove: boolean
}

/** What a mailbox shows of itself. Whatever could not be reached because something before it failed is null. */
export interface ImapProbe {
  /** Reached, and encrypted where it is to be. Null: there was no token, and nobody was called. */
  readonly connection: Attempt<{ readonly tls: string | null }> | null
  readonly login: Attempt<null> | null
  readonly folders: Attempt<readonly ImapFolderSeen[]> | null
  /** Each folder that is watched, with the count of its mails. */
  readonly watched: readonly { readonly folder: string; readonly opened: Attempt<number> }[]
  /** Where processed mails would go; null when none are to be moved, or folders could not be seen. */
  readonly processed: ProcessedFolderSeen | null
  /** Whether new mail is told at once (RFC 2177). */
  readonly offersIdle: boolean | null
}

/** Records of one name and type; empty where there are none. */
export type Records<T> = Attempt<readonly T[]>

/** What DNS says of the domain that we write from. */
export interface DomainProbe {
  /** False where the name does not exist at all. */
  readonly exists: boolean
  readonly mx: Records<{ readonly host: string; readonly priority: number }>
  /** TXT, each joined from its parts (RFC 7208, 3.3). */
  readonly txt: Records<string>
  readonly dmarc: Records<string>
  /** One for each selector that was asked for (RFC 6376, 3.6.2.1). */
  readonly dkim: readonly {
    readonly selector: string
    readonly alias: Records<string>
    readonly key: Records<string>
  }[]
}

/** How far one gets with the server by which mails leave. Null: something before it failed, or it is not asked for. */
export interface SmtpProbe {
  readonly connection: Attempt<null> | null
  readonly login: Attempt<null> | null
}

/** Our own mail as it lies in a folder. */
export interface SeenMail {
  readonly folder: string
  /** As the mailbox has it: a server may have put one of its own there. */
  readonly messageId: string | null
  /** INTERNALDATE. */
  readonly receivedAt: Instant
  /** RFC 5322 bytes. */
  readonly source: Uint8Array
}

/** What answers at a web address; `status` is that of HTTP, `body` the beginning of what came with it. */
export type WebProbe = Attempt<{ readonly status: number; readonly body: string }>

/** What the database of the store shows. Nothing in it is changed. */
export interface DatabaseProbe {
  /** Host, port and database. */
  readonly where: string
  /** Reached, and let in. */
  readonly opened: Attempt<null>
  /** Null where they could not be seen. */
  readonly tables: 'ours' | 'to_make' | 'newer' | null
  /** Whether this user may do there what the service does. Null when it was not seen. */
  readonly permitted: boolean | null
}

/** What the place of documents bears, where it is not the data folder. It is left as it was found. */
export interface DocumentsProbe {
  /** The folder or the container. */
  readonly place: string
  /** A file was written, found, read and removed there. */
  readonly written: Attempt<null>
  /** When its signature runs out; null where it does not say so. */
  readonly keyEnds: Instant | null
}
