import type { DocumentReading } from '../../domain/document.js'

/** What a reader and its child process say to each other. */

export interface ReadRequest<Limits> {
  readonly content: Uint8Array
  readonly limits: Limits
}

/** `step`: so much of a long reading is done; facts for the log. */
export type ChildMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'step'; readonly facts: Readonly<Record<string, number>> }
  | { readonly type: 'read'; readonly reading: DocumentReading }
