import type { Card } from './cards/render.js'

/** What the bot says to a person: text or a card, never both in one message. Texts are Markdown, already escaped. */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'card'; readonly card: Card; readonly summary: string }
  /** Asks in a personal chat whether the bot may leave a file; made by `giveFile`. `offer` is handed back with the answer. */
  | {
      readonly kind: 'file'
      readonly name: string
      /** Bytes. */
      readonly size: number
      readonly title: string
      readonly offer: string
    }

export const say = (text: string): Reply => ({ kind: 'text', text })

export const show = (card: Card, summary: string): Reply => ({ kind: 'card', card, summary })
