/** A client of the demo; the domains are reserved for examples (RFC 2606). */
export interface SampleClient {
  readonly name: string
  readonly requiresOc: boolean
  readonly contacts: readonly string[]
  /** Days after day 0; null for the office's own. */
  readonly reminderDays: number | null
  readonly ultimatumDays: number | null
  readonly rut: string
}

const client = (name: string, rut: string, rest: Partial<SampleClient>): SampleClient => ({
  name,
  rut,
  requiresOc: true,
  contacts: [],
  reminderDays: null,
  ultimatumDays: null,
  ...rest,
})

/** In the client book from the start. */
export const KNOWN_CLIENTS = {
  mining: client('MINERA QUEBRADA CLARA S.A.', '76.123.456-0', {
    contacts: ['adquisiciones@quebradaclara.example', 'viajes@quebradaclara.example'],
  }),
  lab: client('LABORATORIOS PUELCHE SPA', '77.234.561-K', { contacts: ['compras@puelche.example'] }),
  builder: client('CONSTRUCTORA ALERCE LTDA.', '78.345.612-8', {
    contacts: ['oc@alerce.example'],
    reminderDays: 1,
    ultimatumDays: 3,
  }),
  noOc: client('VIAJES CORDILLERA SPA', '79.456.123-5', {
    requiresOc: false,
    contacts: ['reservas@viajescordillera.example'],
  }),
} as const satisfies Readonly<Record<string, SampleClient>>

/** Books without being in the client book. */
export const UNKNOWN_CLIENT = client('ENERGÍA PUNTA LOBOS S.A.', '76.987.654-3', {
  contacts: ['contacto@puntalobos.example'],
})
