import type { InvokeAnswer, TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import { BUTTONS, CLOSE_TITLES, POSTPONE_FORM } from '../../../bot/texts/reservation-buttons.js'
import { REVIEW_LABELS } from '../../../bot/texts/review.js'
import { VERBS } from '../../../bot/cards/verbs.js'
import type { Press } from './diary.js'
import { reviewOf, rootsIn } from './look.js'
import type { OutsideWorld } from './outside.js'
import { STAFF } from './outside.js'
import { controlIdOf } from './sent-copies.js'
import type { RootCard } from './seen.js'

/** What became of a press: `absent` where there is no such button to be pressed yet. */
export type Pressed = 'answered' | 'unanswered' | 'absent'

/** Who sits before the channel and does what its cards ask for. */
export interface Staff {
  /** The newest card of a reservation. */
  root(locator: string): RootCard | null
  press(locator: string, press: Exclude<Press, 'settle_client'>): Promise<Pressed>
  /** Says that the agency of the reservation owes OCs, and where to write. */
  settleClient(agency: string, contact: string): Promise<Pressed>
  /** Types something in the channel. An answer that takes long comes after this. */
  say(text: string): Promise<Pressed>
  /** Answers every question whether a mail left, as it is in truth. */
  settleSends(): Promise<void>
}

const PRESSES: Readonly<
  Record<Exclude<Press, 'settle_client'>, readonly [string, Readonly<Record<string, string>>]>
> = {
  close: [CLOSE_TITLES.suspended.confirm, {}],
  resend: [VERBS.resend, {}],
  mark_received: [VERBS.received, { ocNumber: '4500099999' }],
  // A postponed chase goes on by itself.
  postpone: [POSTPONE_FORM.days(1), {}],
  assign: [BUTTONS.assignMe, {}],
  reject: [VERBS.reject, {}],
  reopen: [VERBS.reopen, {}],
  undo: [VERBS.undo, {}],
  note: [VERBS.note, { noteText: 'Lo vemos el lunes' }],
}

/** What no finger could press, in the words of the stand-in. */
const ABSENT = /has no action|is hidden|is disabled/

/** The service went in the middle of it: refused, reset, cut off, or silent for as long as Teams waits. */
const isGone = (fault: Error): boolean => fault instanceof TypeError || fault.name === 'TimeoutError'

const outcomeOf = async (answering: Promise<boolean>): Promise<Pressed> => {
  try {
    return (await answering) ? 'answered' : 'unanswered'
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault
    if (isGone(fault)) return 'unanswered'
    if (ABSENT.test(fault.message)) return 'absent'
    throw fault
  }
}

/** Shown how things stand now; a sentence says that it failed, or takes longer. */
const isCard = ({ status, body }: InvokeAnswer): boolean =>
  status === 200 && JSON.stringify(body).includes('"type":"application/vnd.microsoft.card.adaptive"')

export const createStaff = (world: OutsideWorld): Staff => {
  const { teams } = world
  const answered = new Set<string>()
  const from = { from: STAFF }

  const root = (locator: string): RootCard | null =>
    rootsIn(teams.threads())
      .filter((one) => one.locator === locator)
      .toSorted((a, b) => Number(b.postId) - Number(a.postId))[0] ?? null

  const pressOn = (postId: string, action: string, inputs: Readonly<Record<string, string>>) =>
    outcomeOf(Promise.resolve().then(async () => isCard(await teams.press(postId, action, inputs, from))))

  const asking = (verb: string): readonly TeamsThread[] =>
    teams.threads().filter(({ posts: [head] }) => JSON.stringify(head?.card ?? null).includes(verb))

  const hasLeft = (outboxId: string): boolean =>
    world.taken().some(({ source }) => controlIdOf(source) === outboxId)

  const settleSend = async (thread: TeamsThread): Promise<void> => {
    const reviewId = reviewOf(thread)
    const [head] = thread.posts
    if (!head || reviewId === null || answered.has(reviewId)) return
    const item = await world.reading((store) => store.review(reviewId))
    if (!item?.outboxId || item.resolution) return
    const title = hasLeft(item.outboxId) ? REVIEW_LABELS.arrived : REVIEW_LABELS.sendAgain
    if ((await pressOn(head.id, title, {})) === 'answered') answered.add(reviewId)
  }

  return {
    root,
    press: async (locator, press) => {
      const card = root(locator)
      return card ? pressOn(card.postId, ...PRESSES[press]) : 'absent'
    },
    settleClient: async (agency, contact) => {
      const thread = asking(VERBS.settleClient).find(({ posts: [head] }) =>
        JSON.stringify(head?.card).includes(agency),
      )
      const [head] = thread?.posts ?? []
      return head ? pressOn(head.id, VERBS.settleClient, { requiresOc: 'yes', contacts: contact }) : 'absent'
    },
    say: (text) => outcomeOf(teams.say(text, from).then(({ status }) => status < 300)),
    settleSends: async () => {
      for (const thread of asking(VERBS.settleSend)) await settleSend(thread)
    },
  }
}
