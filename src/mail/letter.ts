import type { Company } from '../domain/company.js'
import type { InlinePicture } from '../domain/outbox.js'

/** A mail before it has a form. Text and HTML are both drawn from it, so that they say the same. */

interface Strong {
  readonly strong: string
}

export type Phrase = string | Strong

/** One labelled value; more than one line where the value is a list or a note. */
export interface Fact {
  readonly label: string
  readonly lines: readonly Phrase[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly phrases: readonly Phrase[] }
  /** The one sentence that must not be missed. */
  | { readonly kind: 'callout'; readonly phrases: readonly Phrase[] }
  | { readonly kind: 'steps'; readonly title: string; readonly items: readonly (readonly Phrase[])[] }
  | { readonly kind: 'facts'; readonly title: string; readonly facts: readonly Fact[] }

/** Decides the colours only; what is urgent is also said in words. */
export type Tone = 'plain' | 'notice' | 'urgent' | 'done'

export interface Letter {
  /** BCP 47: `es-CL`. */
  readonly locale: string
  readonly subject: string
  readonly tone: Tone
  readonly company: Company
  /** First line of the body: it is what an inbox shows beside the subject. */
  readonly heading: string
  readonly subheading: string
  readonly blocks: readonly Block[]
  readonly signature: readonly Phrase[]
  readonly footer: string
}

/** What goes out: `subject` is a header value (no line break), `text` and `html` have the same content, `inline` what `html` shows. */
export interface MailContent {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly inline: readonly InlinePicture[]
}
