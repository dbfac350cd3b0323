import { clientIdOf } from '../../../src/domain/client-name.js'
import type { Client } from '../../../src/domain/client.js'
import type { Random } from '../random.js'
import type { Owes } from './diary.js'

/** A client that books, and whether it owes an OC for that. */
export interface Booker {
  readonly agency: string
  readonly contact: string
  readonly owes: Owes
}

const OWING: readonly Booker[] = [
  { agency: 'MINERA QUEBRADA CLARA S.A.', contact: 'compras@quebradaclara.example', owes: 'yes' },
  { agency: 'LABORATORIOS PUELCHE SPA', contact: 'compras@puelche.example', owes: 'yes' },
  { agency: 'CONSTRUCTORA ALERCE LTDA.', contact: 'oc@alerce.example', owes: 'yes' },
]

export const NOT_OWING: Booker = {
  agency: 'VIAJES CORDILLERA SPA',
  contact: 'reservas@viajescordillera.example',
  owes: 'no',
}

/** One that nobody has heard of before; of each number another. */
export const stranger = (number: number): Booker => ({
  agency: `COMERCIAL LUGAR ${String(number).padStart(3, '0')} LTDA.`,
  contact: `compras@lugar${number}.example`,
  owes: 'unknown',
})

export const anyOwing = (random: Random): Booker => random.pick(OWING)

/** The client book of the office at the start. */
export const CLIENTS: readonly Client[] = [...OWING, NOT_OWING].map(({ agency, contact, owes }) => ({
  id: clientIdOf(agency),
  name: agency,
  requiresOc: owes === 'yes',
  contacts: [contact],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
}))
