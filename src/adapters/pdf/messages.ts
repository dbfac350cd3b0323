import type { DocumentReading } from '../../domain/document.js'

/** What the reader and its child process say to each other. */

export interface ReadLimits {
  readonly maxPages: number
  /** Characters and text items of a whole document; more is no business document. */
  readonly maxCharacters: number
  readonly maxItems: number
}

export interface ReadRequest {
  readonly content: Uint8Array
  readonly limits: ReadLimits
}

export type ChildMessage =
  { readonly type: 'ready' } | { readonly type: 'read'; readonly reading: DocumentReading }
