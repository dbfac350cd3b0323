import type { Activity } from 'botbuilder'
import type { Card } from './cards/render.js'

/** A message that carries a card and nothing else: with text beside it Teams splits it, and gives no id to update. */
export interface Post {
  readonly card: Card
  /** One plain line for the activity feed and notifications. */
  readonly summary: string
}

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive'

export const postActivity = ({ card, summary }: Post): Partial<Activity> => ({
  type: 'message',
  summary,
  attachments: [{ contentType: ADAPTIVE_CARD, content: card }],
})
