/** What a reader and its child process say to each other. */

export interface ReadRequest<Limits> {
  readonly content: Uint8Array
  readonly limits: Limits
}

/** Why a reading was ended from without. `damaged`: the reader itself came to grief. */
export interface ReadingEnded {
  readonly ok: false
  readonly fault: 'too_slow' | 'too_large' | 'damaged'
}

/** `step`: so much of a long reading is done; facts for the log. */
export type ChildMessage<Reading> =
  | { readonly type: 'ready' }
  | { readonly type: 'step'; readonly facts: Readonly<Record<string, number>> }
  | { readonly type: 'read'; readonly reading: Reading }
