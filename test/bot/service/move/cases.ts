import type { Client } from '../../../../src/domain/client.js'
import { clientIdOf } from '../../../../src/domain/client-name.js'
import type { Step } from '../../../../src/domain/reservation.js'
import type { Instant, IsoDate } from '../../../../src/domain/time.js'
import { dayAfter } from '../../../../src/domain/zoned-time.js'
import { farLocator } from '../../../story/locators.js'
import { aClient, santiago } from '../../../story/samples.js'
import type { Address } from './addresses.js'
import { BOTH, NEW, OLD } from './addresses.js'

/** Monday. The winter time ends on the first Saturday after it, and Friday the 18th is a holiday. */
export const DAY_OF_THE_MOVE: IsoDate = '2026-08-31'

/** After which of our mails a client answers, and how long after. */
const PATIENCE = {
  prompt: { after: 'request', hours: 2 },
  next_day: { after: 'request', hours: 25 },
  reminded: { after: 'reminder', hours: 3 },
  warned: { after: 'ultimatum', hours: 27 },
} as const satisfies Readonly<Record<string, { after: Step; hours: number }>>

export type Patience = keyof typeof PATIENCE

export const patienceOf = (patience: Patience): { readonly after: Step; readonly hours: number } =>
  PATIENCE[patience]

/** One booking: when its confirmation comes to which address, and how its client answers. */
export interface Case {
  readonly locator: string
  readonly bookingId: string
  readonly total: number
  readonly ocNumber: string
  readonly client: Client
  readonly comesAt: Instant
  readonly comesTo: readonly Address[]
  readonly patience: Patience
  /** Where the OC goes; a copy for the other address makes it lie in both mailboxes. */
  readonly answersTo: readonly Address[]
  /** The mail of ours that it answers: the request, the last one, or none at all. */
  readonly answers: 'request' | 'last' | 'none'
  /** The service is stopped when the first copy of this mail has been read, and started when the second one lies there. */
  readonly stopBetweenCopies: 'confirmation' | 'order' | null
}

const NAMES = ['ANDINA', 'BOLDO', 'CANELO', 'DIUCA', 'ESPINO', 'FARO', 'GREDA', 'HUALLE', 'IBIS', 'JUNCO']

export const CLIENTS: readonly Client[] = NAMES.map((name) =>
  aClient({
    id: clientIdOf(`${name} VIAJES S.A.`),
    name: `${name} VIAJES S.A.`,
    contacts: [`compras@${name.toLowerCase()}.example`],
  }),
)

const oneOf = <T>(values: readonly T[], index: number): T => {
  const value = values[index % values.length]
  if (value === undefined) throw new Error('there is nothing to choose from')
  return value
}

const aCase = (
  index: number,
  about: Omit<Case, 'locator' | 'bookingId' | 'total' | 'ocNumber' | 'client'>,
): Case => ({
  locator: farLocator(index),
  bookingId: String(45_000_100 + index),
  total: 300_000 + index * 7_300,
  ocNumber: String(4_500_020_000 + index * 11),
  client: oneOf(CLIENTS, index),
  ...about,
})

/** Requested from the old address; six of the eight are open on the day of the move. */
export const EARLIER: readonly Case[] = Array.from({ length: 8 }, (_, index) =>
  aCase(index, {
    comesAt: santiago(index < 5 ? '2026-08-25 10:15' : '2026-08-28 10:15'),
    comesTo: [OLD],
    patience: index < 2 ? 'prompt' : index < 5 ? 'warned' : 'reminded',
    answersTo: index % 2 === 0 || index < 2 ? [OLD] : [NEW],
    answers: 'request',
    stopBetweenCopies: null,
  }),
)

const ARRIVAL_TIMES = ['08:20', '10:15', '12:40', '16:40', '19:30']
const PATIENCES: readonly Patience[] = ['prompt', 'next_day', 'reminded', 'warned']

const answersTo = (index: number): readonly Address[] => {
  const address = (Math.floor(index / 4) + index) % 2 === 0 ? OLD : NEW
  return index % 10 === 7 ? [address, address === OLD ? NEW : OLD] : [address]
}

/** Sixty bookings, the first on the day of the move, the last three weeks later, so that the slowest answers in the fourth. */
export const SIXTY: readonly Case[] = Array.from({ length: 60 }, (_, index) =>
  aCase(EARLIER.length + index, {
    comesAt: santiago(
      `${dayAfter(DAY_OF_THE_MOVE, Math.floor(index * 0.36))} ${oneOf(ARRIVAL_TIMES, index)}`,
    ),
    comesTo: oneOf([[NEW], [OLD], BOTH], index),
    patience: oneOf(PATIENCES, index),
    answersTo: answersTo(index),
    answers: index % 5 === 2 ? 'none' : index % 2 === 0 ? 'request' : 'last',
    stopBetweenCopies: index === 23 ? 'confirmation' : index === 27 ? 'order' : null,
  }),
)
