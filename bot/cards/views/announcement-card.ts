import type { Announced, AnnouncedEvent, ReservationView } from '../../../src/contract.js'
import { CHASE_GOES_ON, EVENT_SENTENCES, eventTitle, noteText } from '../../texts/announcements.js'
import { FACTS, LABELS } from '../../texts/reservation.js'
import { outside } from '../markdown.js'
import type { Card } from '../render.js'
import { VERBS, reservationButton } from '../verbs.js'
import { toldCautions } from './caution-lines.js'
import { changeFacts } from './change-facts.js'
import { fact, type CardContext, type Fact } from './context.js'
import { noticeCard } from './notice.js'
import { standSentence } from './stand.js'
import { isOpenState, type Tone } from './tones.js'
import { warningLines } from './warning-lines.js'

/** Events told as a reply in the reservation's thread. The others are trifles: the root card shows them. */
const REPLIES: Readonly<Partial<Record<AnnouncedEvent, Tone>>> = {
  BookingChanged: 'accent',
  BookingCancelled: 'emphasis',
  ReminderSent: 'warning',
  UltimatumSent: 'attention',
  MailResent: 'accent',
  PurchaseOrderReceived: 'good',
  ReservationClosed: 'emphasis',
  ReservationExpired: 'attention',
  ChaseHeld: 'warning',
  ReplyNoted: 'default',
}

const factsOf = ({ facts }: Announced): readonly Fact[] => [
  ...fact(FACTS.purchaseOrder, outside(facts['ocNumber'] ?? '', 60)),
  ...changeFacts(facts['changes']),
  ...fact(FACTS.recipients, outside(facts['recipients'] ?? '', 300)),
  ...fact(FACTS.sender, outside(facts['sender'] ?? '')),
  ...fact(FACTS.by, outside(facts['actor'] ?? '', 80)),
]

/** Events after which the present stand says more than a fixed sentence could. */
const TOLD_BY_STAND: readonly AnnouncedEvent[] = [
  'BookingChanged',
  'ChaseHeld',
  'ReservationClosed',
  'MailResent',
]

const noteLine = ({ facts }: Announced, { reservation }: ReservationView): string => {
  const { sentence } = noteText(facts['kind'] ?? '')
  return isOpenState(reservation.state) ? `${sentence} ${CHASE_GOES_ON}` : sentence
}

const mainLine = (announced: Announced, view: ReservationView, context: CardContext): string | null => {
  const { event } = announced
  if (event === 'ReplyNoted') return noteLine(announced, view)
  return EVENT_SENTENCES[event] ?? (TOLD_BY_STAND.includes(event) ? standSentence(view, context) : null)
}

const linesOf = (announced: Announced, view: ReservationView, context: CardContext): readonly string[] => {
  const line = mainLine(announced, view, context)
  const cautions = [
    ...toldCautions(announced.facts['oddities']),
    ...warningLines(announced.facts['warnings'] ?? '').map((text) => outside(text)),
  ]
  return [...(line === null ? [] : [line]), ...cautions]
}

const titleOf = ({ event, facts }: Announced): string =>
  event === 'ReplyNoted' ? noteText(facts['kind'] ?? '').title : eventTitle(event)

/** The reply that tells of an event in its thread; null for a trifle. */
export const announcementCard = (
  announced: Announced,
  view: ReservationView,
  context: CardContext,
): Card | null => {
  const tone = REPLIES[announced.event]
  if (!tone) return null
  const documents = { title: LABELS.documents, data: reservationButton(VERBS.documents, view, 'root') }
  return noticeCard({
    tone,
    title: titleOf(announced),
    lines: linesOf(announced, view, context),
    facts: factsOf(announced),
    buttons: announced.event === 'PurchaseOrderReceived' ? [documents] : [],
  })
}
