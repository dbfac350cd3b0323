/** The independent look at a world after a fault: what must be there is worked out from what was done to it, not asked of it. */

/** A confirmation that was put into the mailbox, and what must have become of it. */
export interface Planned {
  readonly locator: string
  /** Kinds of the mails that its client must have got, once each. */
  readonly mails: readonly string[]
  /** Its client has sent the OC. */
  readonly ordered: boolean
  /** The mail of this kind may be with staff instead, who then are asked on a card; null: it must be with the client. */
  readonly mayBeAsked: 'send_uncertain' | 'send_failed' | null
}

/** A mail that the mail server took, whatever it then said. */
export interface Delivered {
  readonly locator: string
  readonly kind: string
}

/** What there is to be seen of a world: at the mail server, at the connector, in the store, in the log. */
export interface Seen {
  readonly planned: readonly Planned[]
  readonly delivered: readonly Delivered[]
  /** By locator, the state that the store has. */
  readonly reservations: ReadonlyMap<string, string>
  /** Open questions of the store. */
  readonly reviews: readonly { readonly kind: string; readonly locator: string | null }[]
  readonly outbox: readonly { readonly locator: string | null; readonly status: string }[]
  /** Announcements of the store that the channel has not been told. */
  readonly untold: number
  /** Text of each root card in the channel, oldest first. */
  readonly cards: readonly string[]
  /** Cards that say that something of the service is broken, since the fault. */
  readonly alarms: number
  /** Lines of the log, and cards, since the fault. */
  readonly words: readonly string[]
}

export interface Verdict {
  /** What is not there that must be. */
  readonly lost: readonly string[]
  /** What is there once too often. */
  readonly doubled: readonly string[]
  readonly alarms: number
  /** Whether a line or a card says what has happened. */
  readonly told: boolean
}

const STATE_ON_CARD: Readonly<Record<string, string>> = { requested: 'SOLICITADA', received: 'RECIBIDA' }

const QUESTION_ON_CARD = {
  send_uncertain: 'No se sabe si un correo salió',
  send_failed: 'Un correo no pudo salir',
} as const

const isOf = (locator: string) => (one: { readonly locator: string | null }) => one.locator === locator

const cardsOf = (seen: Seen, locator: string): readonly string[] =>
  seen.cards.filter((card) => card.includes(locator))

/** Whether staff are asked about it: in the store and on a card. */
const isAsked = (seen: Seen, { locator, mayBeAsked }: Planned): boolean =>
  mayBeAsked !== null &&
  seen.reviews.some((review) => review.kind === mayBeAsked && review.locator === locator) &&
  cardsOf(seen, locator).some((card) => card.includes(QUESTION_ON_CARD[mayBeAsked]))

const lostMails = (seen: Seen, planned: Planned): readonly string[] => {
  const { locator, mails } = planned
  const got = seen.delivered.filter(isOf(locator)).map(({ kind }) => kind)
  const missing = mails.filter((kind) => !got.includes(kind))
  return isAsked(seen, planned) ? [] : missing.map((kind) => `${locator}: no ${kind} is with the client`)
}

const lostState = (seen: Seen, planned: Planned): readonly string[] => {
  const { locator, ordered } = planned
  const state = seen.reservations.get(locator)
  if (state === undefined) return [`${locator}: no reservation`]
  const wanted = ordered ? 'received' : 'requested'
  if (state !== wanted) return isAsked(seen, planned) ? [] : [`${locator}: is ${state}, not ${wanted}`]
  const shown = cardsOf(seen, locator).some((card) => card.includes(STATE_ON_CARD[wanted] ?? wanted))
  return shown ? [] : [`${locator}: no card says that it is ${wanted}`]
}

const LEFT_LYING: readonly string[] = ['queued', 'sending']

const lostIn = (seen: Seen): readonly string[] => [
  ...seen.planned.flatMap((one) => [...lostState(seen, one), ...lostMails(seen, one)]),
  ...seen.outbox
    .filter(({ status }) => LEFT_LYING.includes(status))
    .map(({ locator, status }) => `${locator}: a mail is still ${status}`),
  ...(seen.untold > 0 ? [`${seen.untold} announcements are not told`] : []),
]

/** Of each kind one mail a reservation, and none that nobody waits for. */
const doubledIn = ({ delivered, planned }: Seen): readonly string[] => {
  const names = delivered.map(({ locator, kind }) => `${locator} ${kind}`)
  const wanted = new Set(planned.flatMap(({ locator, mails }) => mails.map((kind) => `${locator} ${kind}`)))
  return names.filter((name, at) => names.indexOf(name) !== at || !wanted.has(name))
}

/** `says`: what the line or card must say that tells of the fault; null where there is nothing to tell. */
export const judge = (seen: Seen, says: RegExp | null): Verdict => ({
  lost: lostIn(seen),
  doubled: doubledIn(seen),
  alarms: seen.alarms,
  told: says === null || seen.words.some((word) => says.test(word)),
})

/** Whether nothing is missing, nothing is there twice, somebody is told, and nobody is alarmed twice. */
export const isWell = ({ lost, doubled, alarms, told }: Verdict): boolean =>
  lost.length === 0 && doubled.length === 0 && alarms <= 1 && told
