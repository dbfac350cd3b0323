import { PAUSE } from '../../texts/announcements.js'
import { FACTS, SOMEBODY } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { Card } from '../render.js'
import { VERBS } from '../verbs.js'
import { fact } from './context.js'
import { noticeCard } from './notice.js'

/** No mail leaves for any client; an administrator lets them leave again by its button. */
export const pausedCard = (actor: string, reason: string | null): Card =>
  noticeCard({
    tone: 'attention',
    title: PAUSE.paused,
    lines: [PAUSE.pausedBy(outside(actor, 80) || SOMEBODY), PAUSE.held],
    facts: fact(FACTS.reason, outside(reason ?? '', 300)),
    buttons: [{ title: PAUSE.resume, data: { verb: VERBS.resumeMail } }],
  })

export const resumedCard = (actor: string): Card =>
  noticeCard({
    tone: 'good',
    title: PAUSE.resumed,
    lines: [PAUSE.resumedBy(outside(actor, 80) || SOMEBODY)],
  })
