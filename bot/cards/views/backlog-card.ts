import { BACKLOG } from '../../texts/announcements.js'
import type { Card } from '../render.js'
import { fact } from './context.js'
import { noticeCard } from './notice.js'

export interface Backlog {
  /** Null when the engine only says that the old mail has been read. */
  readonly confirmations: number | null
  readonly open: number
  readonly reviews: number
}

/** Told once when many confirmations come together, so that the channel stays readable. */
export const backlogCard = ({ confirmations, open, reviews }: Backlog): Card =>
  noticeCard({
    tone: 'accent',
    title: BACKLOG.title,
    lines: [confirmations === null ? BACKLOG.read : BACKLOG.sentence(confirmations)],
    facts: [
      ...fact(BACKLOG.confirmations, confirmations === null ? null : String(confirmations)),
      ...fact(BACKLOG.open, String(open)),
      ...fact(BACKLOG.reviews, String(reviews)),
    ],
  })
