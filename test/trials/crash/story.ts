import { setTimeout as delay } from 'node:timers/promises'
import { addMs } from '../../../src/domain/time.js'
import { UNDO_WINDOW_MS } from '../../../src/domain/undo.js'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import type { SampleBooking } from '../../../bot/demo/samples/sample-booking.js'
import { sampleBooking } from '../../story/sample-booking.js'
import type { Random } from '../random.js'
import type { Booker } from './clients.js'
import { anyOwing, NOT_OWING, stranger } from './clients.js'
import type { Entry, Press } from './diary.js'
import type { State } from './must-be.js'
import type { OutsideWorld } from './outside.js'
import { CONFIRMER, sha256 } from './outside.js'
import type { Pressed, Staff } from './staff.js'

/** What happens to reservations in the trial. Every step waits for what it answers, as clients and staff do. */

type Step =
  | 'confirm'
  | 'confirm_twice'
  | 'change'
  | 'cancel'
  | 'order'
  | 'order_twice'
  | 'stranger_order'
  | 'order_to_nothing'
  | 'newsletter'
  | 'settle_client'
  | 'command'
  | 'close_by_word'
  | Exclude<Press, 'settle_client'>

/** Each with its weight. */
const PLOTS: readonly (readonly [number, readonly Step[]])[] = [
  [6, ['confirm', 'order']],
  [2, ['confirm', 'assign', 'order']],
  [2, ['confirm_twice', 'note', 'order_twice']],
  [3, ['confirm']],
  [1, ['confirm', 'command', 'note']],
  [3, ['confirm', 'resend']],
  [2, ['confirm', 'close']],
  [1, ['confirm', 'close', 'order']],
  [1, ['confirm', 'close', 'reopen', 'order']],
  [1, ['confirm', 'close', 'undo', 'note']],
  [1, ['confirm', 'mark_received', 'undo', 'note']],
  [2, ['confirm', 'order', 'reject']],
  [1, ['confirm', 'close_by_word']],
  [1, ['confirm', 'postpone']],
  [2, ['confirm', 'mark_received']],
  [1, ['confirm', 'cancel']],
  [2, ['confirm', 'change', 'order']],
  [2, ['confirm', 'stranger_order']],
  [1, ['order_to_nothing']],
  [1, ['newsletter']],
]

const NOT_OWING_PLOT: readonly Step[] = ['confirm', 'note']
const UNKNOWN_PLOT: readonly Step[] = ['confirm', 'settle_client', 'order']

interface Tale {
  readonly booker: Booker
  readonly booking: SampleBooking
  readonly steps: Step[]
  /** What was pressed of its next step and not answered: it may have been done. */
  tried: boolean
}

const TOTAL = 1_234_567
/** So long whoever has typed something looks at the channel before typing it again. */
const TYPED_MS = 500

const bookingOf = (locator: string, number: number, { agency }: Booker): SampleBooking =>
  sampleBooking({
    locator,
    agency,
    bookingId: String(45_000_000 + number),
    providerLocator: String(700_000 + number),
  })

const withAnotherHotel = (booking: SampleBooking): SampleBooking => ({
  ...booking,
  stays: booking.stays.map((stay) => ({ ...stay, hotel: 'Hotel Costanera Ejemplo' })),
})

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('')

/** Chooses until it is one that no other is like. */
const newLocator = (random: Random, known: ReadonlySet<string>): string => {
  for (;;) {
    const locator = `AA${Array.from({ length: 5 }, () => random.pick(LETTERS)).join('')}`
    if (!known.has(locator)) return locator
  }
}

export interface Story {
  readonly diary: readonly Entry[]
  /** Tries one step of one tale, or begins another. What the service must be there for only happens while it is. */
  turn(isServiceThere: boolean): Promise<void>
  /** Whether every tale that may be begun has come to its end. */
  isTold(): boolean
  /** What is still to happen, for whoever waits in vain. */
  left(): readonly string[]
  /** So many tales more may be begun. */
  allow(more: number): void
  newsletter(): Promise<void>
}

export const createStory = (world: OutsideWorld, staff: Staff, random: Random): Story => {
  const diary: Entry[] = []
  const tales: Tale[] = []
  const locators = new Set<string>()
  let allowed = 0
  let begun = 0
  let orders = 0
  let letters = 0

  const shows = (locator: string, ...states: readonly State[]): boolean =>
    states.some((state) => staff.root(locator)?.state === state)

  const confirmation = async (tale: Tale, booking: SampleBooking): Promise<Uint8Array> => {
    const { locator } = booking
    const source = await world.arrives({
      from: CONFIRMER,
      subject: `Confirmación de reserva ${locator}`,
      text: 'Se adjunta la confirmación.',
      attachments: [{ filename: 'confirmacion.pdf', content: await makeConfirmationPdf(booking) }],
    })
    const cancelled = booking.status === 'Cancelado'
    diary.push({
      type: 'confirmation',
      locator,
      owes: tale.booker.owes,
      cancelled,
      at: world.clock.now(),
    })
    return source
  }

  const order = async (
    { booker }: Tale,
    locator: string,
    from: 'contact' | 'stranger',
  ): Promise<Uint8Array> => {
    const ocNumber = String(4_500_010_000 + ++orders)
    const content = await makePurchaseOrderPdf({ ocNumber, locator, agency: booker.agency, total: TOTAL })
    const source = await world.arrives({
      from: from === 'contact' ? `Compras <${booker.contact}>` : 'Pedro <pedro@correo-personal.example>',
      subject: `RE: Solicitud de Orden de Compra - Reserva ${locator}`,
      text: `Estimados, adjuntamos la orden de compra de la reserva ${locator}.`,
      attachments: [{ filename: `OC ${ocNumber}.pdf`, content }],
    })
    diary.push({ type: 'order', locator, from, document: sha256(content), at: world.clock.now() })
    return source
  }

  const newsletter = async (): Promise<void> => {
    letters += 1
    await world.arrives({
      from: 'Boletín <boletin@noticias.example>',
      subject: `Novedades de la semana ${letters}`,
      text: 'Conozca nuestras ofertas de temporada.',
    })
  }

  const note = (locator: string, press: Press, pressed: Pressed): boolean => {
    if (pressed === 'absent') return false
    const answered = pressed === 'answered'
    diary.push({ type: 'press', locator, press, answered, at: world.clock.now() })
    return answered
  }

  const press = async ({ booking: { locator } }: Tale, what: Exclude<Press, 'settle_client'>) =>
    note(locator, what, await staff.press(locator, what))

  const pressOnceAsked = async (tale: Tale, what: Exclude<Press, 'settle_client'>) =>
    shows(tale.booking.locator, 'SOLICITADA') && press(tale, what)

  /**
   * A press that nobody saw answered may have been done: where the card says so its tale goes on. It stays one of which
   * nobody knows, since a card may lag behind.
   */
  const pressFrom = async (
    tale: Tale,
    what: Exclude<Press, 'settle_client'>,
    from: State,
    to: State,
  ): Promise<boolean> => {
    const { locator } = tale.booking
    if (tale.tried && shows(locator, to)) return true
    if (!shows(locator, from)) return false
    const pressed = await staff.press(locator, what)
    tale.tried ||= pressed === 'unanswered'
    return note(locator, what, pressed)
  }

  const isTooLate = ({ booking: { locator } }: Tale): boolean => {
    const last = diary.findLast((entry) => entry.locator === locator)
    return last !== undefined && world.clock.now() >= addMs(last.at, UNDO_WINDOW_MS)
  }

  /** The answer may be that it is too late: nobody knows what came of it. Where it is, its tale ends. */
  const undo = async (tale: Tale): Promise<boolean> => {
    const { locator } = tale.booking
    if (isTooLate(tale)) {
      tale.steps.splice(1)
      return true
    }
    const pressed = await staff.press(locator, 'undo')
    if (pressed !== 'absent') note(locator, 'undo', 'unanswered')
    return pressed !== 'absent'
  }

  const twice = async (source: Promise<Uint8Array>): Promise<boolean> => {
    await world.arrivesAgain(await source)
    return true
  }

  const STEPS: Readonly<Record<Step, (tale: Tale) => Promise<boolean>>> = {
    confirm: async (tale) => Boolean(await confirmation(tale, tale.booking)),
    confirm_twice: (tale) => twice(confirmation(tale, tale.booking)),
    change: async (tale) =>
      shows(tale.booking.locator, 'SOLICITADA') &&
      Boolean(await confirmation(tale, withAnotherHotel(tale.booking))),
    cancel: async (tale) =>
      shows(tale.booking.locator, 'SOLICITADA') &&
      Boolean(await confirmation(tale, { ...tale.booking, status: 'Cancelado' })),
    order: async (tale) =>
      shows(tale.booking.locator, 'SOLICITADA', 'CERRADA') &&
      Boolean(await order(tale, tale.booking.locator, 'contact')),
    order_twice: async (tale) =>
      shows(tale.booking.locator, 'SOLICITADA') && twice(order(tale, tale.booking.locator, 'contact')),
    stranger_order: async (tale) =>
      shows(tale.booking.locator, 'SOLICITADA') &&
      Boolean(await order(tale, tale.booking.locator, 'stranger')),
    order_to_nothing: async (tale) => Boolean(await order(tale, tale.booking.locator, 'contact')),
    newsletter: () => newsletter().then(() => true),
    settle_client: async ({ booker: { agency, contact }, booking: { locator } }) =>
      note(locator, 'settle_client', await staff.settleClient(agency, contact)),
    command: async ({ booking: { locator } }) =>
      (await staff.say(random.pick(['pendientes', 'estado', `reserva ${locator}`]))) === 'answered',
    close_by_word: async ({ booking: { locator } }) => {
      // What is typed may be answered before it is done: only the card tells that it was.
      if (shows(locator, 'CERRADA')) return note(locator, 'close', 'answered')
      if (!shows(locator, 'SOLICITADA')) return false
      await staff.say(`cerrar ${locator} suspendida`)
      note(locator, 'close', 'unanswered')
      await delay(TYPED_MS)
      return false
    },
    postpone: (tale) => pressOnceAsked(tale, 'postpone'),
    close: (tale) => pressFrom(tale, 'close', 'SOLICITADA', 'CERRADA'),
    reopen: (tale) => pressFrom(tale, 'reopen', 'CERRADA', 'SOLICITADA'),
    undo,
    resend: (tale) => pressOnceAsked(tale, 'resend'),
    mark_received: (tale) => pressFrom(tale, 'mark_received', 'SOLICITADA', 'RECIBIDA'),
    reject: (tale) => pressFrom(tale, 'reject', 'RECIBIDA', 'SOLICITADA'),
    assign: (tale) => pressOnceAsked(tale, 'assign'),
    note: (tale) => press(tale, 'note'),
  }

  /** Mail arrives whether the service is there or not; a press on a service that is away comes to nothing. */
  const NEEDS_SERVICE: readonly Step[] = [
    'settle_client',
    'command',
    'close_by_word',
    'postpone',
    'close',
    'resend',
    'mark_received',
    'reopen',
    'reject',
    'undo',
    'assign',
    'note',
  ]

  const plotFor = (booker: Booker): readonly Step[] => {
    if (booker.owes === 'no') return NOT_OWING_PLOT
    if (booker.owes === 'unknown') return UNKNOWN_PLOT
    const deck = PLOTS.flatMap(([weight, steps]) => Array.from({ length: weight }, () => steps))
    return random.pick(deck)
  }

  const bookerFor = (number: number): Booker => {
    const chance = random.next()
    if (chance < 0.07) return NOT_OWING
    return chance < 0.17 ? stranger(number) : anyOwing(random)
  }

  const begin = (): Tale => {
    const number = ++begun
    allowed -= 1
    const booker = bookerFor(number)
    const locator = newLocator(random, locators)
    locators.add(locator)
    const tale = {
      booker,
      booking: bookingOf(locator, number, booker),
      steps: [...plotFor(booker)],
      tried: false,
    }
    tales.push(tale)
    return tale
  }

  const attempt = async (tale: Tale, isServiceThere: boolean): Promise<boolean> => {
    const [step] = tale.steps
    if (step === undefined || (NEEDS_SERVICE.includes(step) && !isServiceThere)) return false
    if (!(await STEPS[step](tale))) return false
    tale.steps.shift()
    tale.tried = false
    return true
  }

  const open = (): readonly Tale[] => tales.filter(({ steps }) => steps.length > 0)

  /** The oldest first, so that none is left behind; the others have their turn where it cannot go on. */
  const goOn = async (isServiceThere: boolean): Promise<boolean> => {
    for (const tale of open()) if (await attempt(tale, isServiceThere)) return true
    return false
  }

  return {
    diary,
    turn: async (isServiceThere) => {
      const isBeginning = allowed > 0 && (open().length === 0 || random.next() < 0.35)
      if (isBeginning) begin()
      await goOn(isServiceThere)
    },
    isTold: () => allowed === 0 && open().length === 0,
    left: () => open().map(({ booking: { locator }, steps }) => `${locator}: ${steps.join(', ')}`),
    allow: (more) => {
      allowed += more
    },
    newsletter,
  }
}
