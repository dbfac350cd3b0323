import { DemoRefusal } from '../../../../bot/demo/demo-refusal.js'
import type { ClientMail } from '../../../../bot/demo/mail/outbox.js'
import type { DemoBackend } from '../../../../bot/demo/page-server/backend.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'

export const MAIL: ClientMail = {
  id: 'mail-1',
  at: '2026-03-02T13:00:00.000Z',
  from: 'controloc@oficina.example',
  to: ['compras@cliente.example'],
  cc: [],
  subject: 'Solicitud',
  text: 'Estimados',
  html: '<p>Estimados</p><script>alert(1)</script>',
  messageId: null,
  references: [],
}

/** A demo without an office behind it: what the page wishes is only written down. */
export interface FakeBackend {
  readonly backend: DemoBackend
  readonly wishes: unknown[]
  /** As if something had moved. */
  progress(): void
}

export const fakeBackend = (teams: TeamsStandIn, people: DemoBackend['people']): FakeBackend => {
  const wishes: unknown[] = []
  const listeners = new Set<() => void>()
  const backend: DemoBackend = {
    teams,
    people,
    commands: [
      { name: 'pendientes', usage: 'pendientes', help: 'Lo que espera' },
      { name: 'reserva', usage: 'reserva LOC', help: 'Una ficha' },
      { name: 'reenviar', usage: 'reenviar LOC', help: 'Otra vez' },
    ],
    samples: { confirmations: [], orders: [] },
    clock: async () => ({ now: MAIL.at, zone: 'America/Santiago', inOffice: true, next: null }),
    openReservations: async () => [],
    clientMails: () => [MAIL],
    onClientMail: () => () => {},
    onProgress: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    sendConfirmation: async (kind) => {
      if (kind !== 'oc_client') throw new DemoRefusal('No existe.')
      wishes.push(kind)
    },
    sendOrder: async (...wish) => {
      wishes.push(wish)
    },
    sendFile: async ({ filename, content, as }) => {
      wishes.push([filename, content.length, as])
    },
    letPass: async (span) => {
      wishes.push(span)
    },
  }
  return { backend, wishes, progress: () => listeners.forEach((listener) => listener()) }
}
