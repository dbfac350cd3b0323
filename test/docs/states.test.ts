import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReservationCommand } from '../../src/domain/commands.js'
import { isStillWanted } from '../../src/domain/evolve.js'
import { RESERVATION_STATES } from '../../src/domain/reservation.js'
import type { ReservationState } from '../../src/domain/reservation.js'
import { stateLabel } from '../../src/texts/es.js'
import { ChaseStory } from '../story/chase.js'
import { aBooking, aClient, orderAt } from '../story/samples.js'

/** docs/estados.md publishes state × event. Every cell of it is tried here against the rules. */

const UNKNOWN = 'sin registrar'
const LATER = '2027-02-01 10:00'

const command = {
  order: {
    type: 'receive_purchase_order',
    ocNumber: '1',
    files: [],
    mailId: 'oc',
    answerTo: null,
    warnings: [],
    assigned: null,
  },
  close: { type: 'close', reason: 'suspended', note: null },
  received: { type: 'mark_received', ocNumber: '1' },
} satisfies Record<string, ReservationCommand>

const confirmation = (
  story: ChaseStory,
  changes: Parameters<typeof aBooking>[0] = {},
): ReservationCommand => ({
  type: 'register_confirmation',
  booking: aBooking(changes),
  order: orderAt(story.now, { mailId: 'again' }),
  files: [],
  warnings: [],
})

const expired = (): ChaseStory => {
  const story = new ChaseStory().requested()
  for (const time of ['2026-11-25 11:00', '2026-11-27 11:00']) story.at(time).ticks().leaves()
  return story.at('2026-12-23 11:00').ticks()
}

const STORIES: Readonly<Record<ReservationState, () => ChaseStory>> = {
  not_required: () => new ChaseStory(undefined, aClient({ requiresOc: false })).confirmed(),
  pending: () => new ChaseStory().confirmed(),
  requested: () => new ChaseStory().requested(),
  received: () => new ChaseStory().requested().does(command.order),
  closed: () => new ChaseStory().requested().does(command.close),
  cancelled: () => new ChaseStory().confirmed({ cancelled: true }),
  expired,
}

const storyIn = (label: string): ChaseStory => {
  const state = RESERVATION_STATES.find((one) => stateLabel(one) === label)
  const story = state ? STORIES[state]() : new ChaseStory()
  return state ? story.at(LATER) : story
}

const queuedIn = (story: ChaseStory): ChaseStory => (story.state === 'pending' ? story.ticks() : story)

const outcomeOf = (story: ChaseStory, before: string | undefined): string => {
  const { decision } = story
  if (!decision.ok) return 'no se puede'
  const has = (type: string): boolean => decision.events.some((event) => event.type === type)
  const held = has('ChaseHeld')
  const state = story.reservation?.state
  if (state && state !== before) return `→ ${stateLabel(state)}${held ? ', en pausa' : ''}`
  if (held) return 'en pausa'
  if (has('StaffAsked')) return 'se pregunta'
  return decision.events.length ? 'se anota' : 'igual'
}

type Row = (story: ChaseStory) => string

const doing =
  (
    make: (story: ChaseStory) => ReservationCommand,
    prepare: (story: ChaseStory) => ChaseStory = (story) => story,
  ): Row =>
  (given) => {
    const story = prepare(given)
    const before = story.state
    return outcomeOf(story.does(make(story)), before)
  }

const withClient =
  (client: ChaseStory['client'], row: Row): Row =>
  (story) => {
    story.client = client
    return row(story)
  }

/** An OC that cannot be taken by itself is not refused to anybody: it becomes a question. */
const asked =
  (row: Row): Row =>
  (story) =>
    row(story).replace('no se puede', 'se pregunta')

const left = (story: ChaseStory): ReservationCommand => ({
  type: 'note_mail_left',
  mail: story.lastMail(),
  messageIds: ['<x@test>'],
  recipients: [],
  refusedRecipients: [],
})

/** A mail of this reservation, also where the story has none yet. */
const someMail = (story: ChaseStory) => story.outbox.at(-1) ?? new ChaseStory().confirmed().ticks().lastMail()

const uncertain = (story: ChaseStory): ChaseStory => queuedIn(story)

const sameLast = doing((story) => confirmation(story, { cancelled: false }))

const ROWS: Readonly<Record<string, Row>> = {
  'Confirmación, cliente que debe OC': doing(confirmation),
  'Confirmación, cliente que no debe OC': withClient(aClient({ requiresOc: false }), doing(confirmation)),
  'Confirmación, cliente desconocido o sin contacto': withClient(null, doing(confirmation)),
  'Confirmación anulada': doing((story) =>
    confirmation(story, { cancelled: true, bookingStatus: 'Cancelado' }),
  ),
  'La misma confirmación otra vez': sameLast,
  'Confirmación con cambios, monto igual': doing((story) => confirmation(story, { providerLocator: '1' })),
  'Confirmación con otro monto': doing((story) =>
    confirmation(story, { total: { minor: 1, currency: 'CLP' } }),
  ),
  'Confirmación más antigua que la conocida': (story) =>
    doing(confirmation)(Object.assign(story, { now: '2020-01-01T00:00:00.000Z' })),
  'OC del cliente, sin dudas': asked(doing(() => command.order)),
  'Respuesta automática o promesa («la enviamos mañana»)': doing(() => ({
    type: 'note_reply',
    kind: 'auto_reply',
    mailId: 'm',
  })),
  'Aviso de que un correo nuestro se demora': doing(() => ({
    type: 'note_reply',
    kind: 'delivery_delayed',
    mailId: 'm',
    address: 'compras@empresa.example',
  })),
  'Rebote definitivo de un correo nuestro': doing(() => ({
    type: 'note_bounce',
    failedAddress: null,
    status: null,
    mailId: 'm',
  })),
  'La solicitud sale': doing(left, queuedIn),
  'El recordatorio o el ultimátum sale': doing(left, (story) => story.ticks()),
  'Un correo ya no corresponde (la OC llegó, se cerró…)': (story) =>
    story.reservation && isStillWanted(story.reservation, new ChaseStory().confirmed().ticks().lastMail())
      ? 'sale'
      : 'no sale',
  'El servidor rechaza el correo': doing(
    (story) => ({ type: 'note_mail_rejected', mail: someMail(story), error: '550' }),
    queuedIn,
  ),
  'No se sabe si el correo salió': doing(
    (story) => ({ type: 'note_mail_uncertain', mail: someMail(story), error: 'lost' }),
    queuedIn,
  ),
  Reenviar: doing(() => ({ type: 'resend' })),
  'Cerrar, con motivo': doing(() => command.close),
  'Marcar OC recibida': doing(() => command.received),
  'Asignar una OC que esperaba revisión': doing(() => ({ ...command.order, assigned: { reviewId: 'r1' } })),
  'Rechazar la OC recibida': doing(() => ({ type: 'reject_purchase_order', reason: null })),
  'Pedir otra OC, porque la reserva cambió': doing(() => ({
    type: 'reject_purchase_order',
    reason: 'cambió el monto',
    reviewId: 'r1',
  })),
  Posponer: doing(() => ({ type: 'postpone', until: '2027-02-03' })),
  Reabrir: withClient(
    aClient(),
    doing(() => ({ type: 'reopen' })),
  ),
  'Retomar una reserva anulada que volvió': (story) => {
    const before = story.state
    story.does({ type: 'reopen' })
    return outcomeOf(story.does(confirmation(story)), before)
  },
  'Poner a alguien a cargo': doing(() => ({ type: 'assign', assignee: { id: 'ana', name: 'Ana' } })),
  'Anotar algo': doing(() => ({ type: 'add_note', text: 'avisan en mayo' })),
  'El cliente sí requiere OC, con su contacto': doing(() => ({ type: 'settle_client', client: aClient() })),
  'El cliente no requiere OC': doing(() => ({
    type: 'settle_client',
    client: aClient({ requiresOc: false }),
  })),
  'Aplicar a lo abierto que el cliente ya no requiere OC': withClient(
    aClient({ requiresOc: false }),
    doing(() => ({ type: 'close', reason: 'not_required', note: null })),
  ),
  'Aplicar que el cliente ahora requiere OC': withClient(
    aClient(),
    doing(() => ({ type: 'reopen' })),
  ),
  '«Ya llegó» de un correo dudoso': doing(
    (story) => ({ type: 'settle_send', mail: someMail(story), arrived: true }),
    uncertain,
  ),
  '«Reenviar» o «Reintentar el envío» de un correo dudoso o que falló': doing(
    (story) => ({ type: 'settle_send', mail: someMail(story), arrived: false }),
    uncertain,
  ),
}

/** Judged before any reservation is looked at; recognising purchase orders has tests of its own. */
const JUDGED_ELSEWHERE = 'OC con dudas (remitente, reserva o documento)'

/** The clock's row needs a reservation whose expiry has come: tried with the reminder policy. */
const EXPIRY_ROW = 'Pasa el plazo de expiración'

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replace(/\(\d\)/u, '').trim())

interface Cell {
  readonly row: string
  readonly state: string
  readonly expected: string
}

const tableCells = (): Cell[] => {
  let columns: string[] = []
  return readFileSync('docs/estados.md', 'utf8')
    .split('\n')
    .flatMap((line): Cell[] => {
      if (!line.startsWith('|')) columns = []
      const [row = '', ...cells] = cellsOf(line)
      if (row === 'Qué pasa') columns = cells
      if (!columns.length || row === 'Qué pasa' || row.startsWith('---')) return []
      return cells.map((expected, index) => ({ row, state: columns[index] ?? '', expected }))
    })
}

const tried = tableCells().filter(
  ({ row, expected }) => expected !== '–' && row !== JUDGED_ELSEWHERE && row !== EXPIRY_ROW,
)

describe('the published table of states', () => {
  it('has a column for every state', () => {
    const states = new Set(tableCells().map(({ state }) => state))
    expect([...states].sort()).toEqual([UNKNOWN, ...RESERVATION_STATES.map(stateLabel)].sort())
  })

  it.each(tried)('$row, in $state: $expected', ({ row, state, expected }) => {
    expect(ROWS[row]?.(storyIn(state))).toBe(expected)
  })

  it.each(['pending', 'requested'] as const)('expires what is %s when nothing more can be done', (state) => {
    const story = state === 'pending' ? new ChaseStory(undefined, null).confirmed() : expired()
    expect(story.at(LATER).ticks().state).toBe('expired')
  })
})
