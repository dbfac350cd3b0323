import type { Announced, AnnouncedEvent, ReservationView } from '../../../src/contract.js'
import { CHASE_GOES_ON, TOLD, eventTitle, noteText } from '../../texts/announcements.js'
import { UNDONE } from '../../texts/history.js'
import { FACTS, LABELS, STANDS } from '../../texts/reservation.js'
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

/** What is told, of which reservation as it stands now. */
interface Telling {
  readonly announced: Announced
  readonly view: ReservationView
  readonly context: CardContext
}

interface Reply {
  readonly tone: Tone
  readonly title?: (telling: Telling) => string
  readonly line?: (telling: Telling) => string
  /** Told only then; else it is a trifle. */
  readonly when?: (telling: Telling) => boolean
}

const factOf = ({ announced: { facts } }: Telling, name: string, limit?: number): string =>
  outside(facts[name] ?? '', limit)

/** The present stand says more than a fixed sentence could. */
const stand = ({ view, context }: Telling): string => standSentence(view, context)

const goesOn = ({ view }: Telling): boolean => isOpenState(view.reservation.state)

const replyNoted = (telling: Telling): string => {
  const { sentence } = noteText(telling.announced.facts['kind'] ?? '')
  return goesOn(telling) ? `${sentence} ${CHASE_GOES_ON}` : sentence
}

const rejected = ({ view }: Telling): string =>
  view.waitingMails.includes('rejection') ? TOLD.rejectedAndWaiting : TOLD.rejected

const isNotOwed = ({ announced: { facts } }: Telling): boolean => facts['owed'] === 'no'

const assigned = (telling: Telling): string => {
  const name = factOf(telling, 'assignee', 80)
  return name === '' ? TOLD.nobodyInCharge : TOLD.inCharge(name)
}

const undone = ({ announced: { facts } }: Telling): string => {
  const what = UNDONE[facts['action'] ?? '']
  return what ? TOLD.undone(what) : eventTitle('DecisionUndone')
}

/** Events told as a reply in the reservation's thread. The others are trifles: the root card shows them. */
const REPLIES: Readonly<Partial<Record<AnnouncedEvent, Reply>>> = {
  BookingChanged: { tone: 'accent', line: stand },
  BookingCancelled: { tone: 'emphasis', line: () => TOLD.cancelled },
  ReminderSent: { tone: 'warning', line: () => TOLD.reminder },
  UltimatumSent: { tone: 'attention', line: () => TOLD.ultimatum },
  MailResent: { tone: 'accent', line: stand },
  PurchaseOrderReceived: { tone: 'good' },
  PurchaseOrderRejected: { tone: 'warning', line: rejected },
  RejectionSent: { tone: 'accent', line: () => TOLD.rejectionSent },
  ReservationClosed: { tone: 'emphasis', line: stand },
  ReservationReopened: { tone: 'accent', line: stand },
  ReservationAssigned: { tone: 'default', title: assigned },
  NoteAdded: { tone: 'default', line: (telling) => factOf(telling, 'note', 500) },
  DecisionUndone: { tone: 'emphasis', title: undone, line: stand },
  ReservationExpired: { tone: 'attention', line: () => TOLD.expired },
  ChaseHeld: { tone: 'warning', line: stand },
  // The mail that leaves then tells by itself that a chase goes on; what a person decided is told at once.
  ChaseResumed: {
    tone: 'accent',
    when: (telling) => isNotOwed(telling) || telling.announced.facts['actor'] !== undefined,
    title: (telling) => (isNotOwed(telling) ? TOLD.notOwed : eventTitle('ChaseResumed')),
    line: (telling) => (isNotOwed(telling) ? STANDS.notRequired : stand(telling)),
  },
  ReplyNoted: {
    tone: 'default',
    title: ({ announced: { facts } }) => noteText(facts['kind'] ?? '').title,
    line: replyNoted,
  },
}

/** Of a note or an assignment the text itself says what these facts would. */
const SAID_ALREADY: readonly AnnouncedEvent[] = ['ChaseHeld', 'ReservationClosed', 'ChaseResumed']

const reasonFact = (telling: Telling): readonly Fact[] =>
  SAID_ALREADY.includes(telling.announced.event) ? [] : fact(FACTS.reason, factOf(telling, 'reason', 300))

const factsOf = (telling: Telling): readonly Fact[] => [
  ...fact(FACTS.purchaseOrder, factOf(telling, 'ocNumber', 60)),
  ...changeFacts(telling.announced.facts['changes']),
  ...reasonFact(telling),
  ...fact(FACTS.recipients, factOf(telling, 'recipients', 300)),
  ...fact(FACTS.sender, factOf(telling, 'sender')),
  ...fact(FACTS.by, factOf(telling, 'actor', 80)),
]

const cautions = ({ announced: { facts } }: Telling): readonly string[] => [
  ...toldCautions(facts['oddities']),
  ...warningLines(facts['warnings'] ?? '').map((text) => outside(text)),
]

/** The reply that tells of an event in its thread; null for a trifle. */
export const announcementCard = (
  announced: Announced,
  view: ReservationView,
  context: CardContext,
): Card | null => {
  const telling = { announced, view, context }
  const reply = REPLIES[announced.event]
  if (!reply || !(reply.when?.(telling) ?? true)) return null
  const line = reply.line?.(telling) ?? ''
  const documents = { title: LABELS.documents, data: reservationButton(VERBS.documents, view, 'root') }
  return noticeCard({
    tone: reply.tone,
    title: reply.title?.(telling) ?? eventTitle(announced.event),
    lines: [...(line === '' ? [] : [line]), ...cautions(telling)],
    facts: factsOf(telling),
    buttons: announced.event === 'PurchaseOrderReceived' ? [documents] : [],
  })
}
