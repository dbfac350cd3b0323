import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { AnnouncedEvent } from '../../../src/contract.js'
import type { TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import { sampleFinding } from '../../fixtures/views/every-card/health.js'
import { markdownOf } from '../../fixtures/views/card-check.js'
import { IN_EACH_STATE, sampleReview, sampleView } from '../../fixtures/views/samples.js'
import { PAULA, startBotInTeams, type BotInTeams } from '../bot-in-teams.js'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
})

afterEach(() => world.stop())

type Around = Parameters<typeof sampleView>[1]

const tell = async (
  event: AnnouncedEvent,
  facts: Record<string, string> = {},
  changes: Parameters<typeof sampleView>[0] = {},
  around: Around = {},
): Promise<void> => {
  world.engine.putReservation(sampleView(changes, around))
  world.engine.announce(event, { locator: 'AAKLMNO', facts })
  await world.engine.drained()
}

const lastThread = (): TeamsThread => {
  const thread = world.teams.threads().findLast(({ kind }) => kind === 'channel')
  if (!thread) throw new Error('No thread')
  return thread
}

/** The lines of the last reply in the last thread; empty where there is none. */
const reply = (): readonly string[] => {
  const [, ...replies] = lastThread().posts
  return markdownOf(replies.at(-1)?.card ?? null)
}

describe('what staff did is told in the thread', () => {
  test.each<[AnnouncedEvent, Record<string, string>, readonly string[]]>([
    [
      'PurchaseOrderRejected',
      { ocNumber: '450', reason: 'es una cotización', actor: 'Ana' },
      [
        'OC rechazada',
        'No era la OC: el cobro sigue.',
        'OC',
        '450',
        'Motivo',
        'es una cotización',
        'Por',
        'Ana',
      ],
    ],
    [
      'RejectionSent',
      { kind: 'rejection', recipients: 'compras@empresa.example' },
      ['Aviso de OC rechazada enviado', 'Se le pidió otra OC al cliente.', 'Para', 'compras@empresa.example'],
    ],
    [
      'ReservationReopened',
      { actor: 'Ana' },
      [
        'Reserva reabierta',
        'Se solicitó la OC el jueves 26 a las 09:01. Si no llega, el recordatorio saldrá el martes 31 a las 09:00.',
        'Por',
        'Ana',
      ],
    ],
    [
      'ReservationAssigned',
      { assignee: 'Paula Rojas', assigneeId: '', actor: 'Ana' },
      ['A cargo de Paula Rojas', 'Por', 'Ana'],
    ],
    [
      'ReservationAssigned',
      { assignee: '', assigneeId: '', actor: 'Ana' },
      ['Sin nadie a cargo', 'Por', 'Ana'],
    ],
    [
      'NoteAdded',
      { note: 'Llamé *hoy*', actor: 'Ana' },
      ['Nota del equipo', String.raw`Llamé \*hoy\*`, 'Por', 'Ana'],
    ],
  ])('%s %o', async (event, facts, lines) => {
    await tell(event, facts)
    expect(reply()).toEqual(lines)
  })

  test('a rejection says that the client will hear of it', async () => {
    await tell('PurchaseOrderRejected', {}, {}, { waitingMails: ['rejection'] })
    expect(reply()).toContain(
      'No era la OC: el cobro sigue. Se avisará al cliente en 10 minutos, si nadie lo deshace antes.',
    )
  })

  test('what was taken back is named', async () => {
    await tell('DecisionUndone', { action: 'close', actor: 'Ana' })
    expect(reply().slice(0, 1)).toEqual(['Se deshizo el cierre'])
  })

  test('a postponed one is told with its day', async () => {
    const hold = {
      reason: 'postponed',
      since: '2026-03-30T12:00:00.000Z',
      until: '2026-04-02T12:00:00.000Z',
    } as const
    await tell('ChaseHeld', { reason: 'postponed', actor: 'Ana' }, { hold })
    expect(reply()).toEqual([
      'Cobro en pausa',
      'Pospuesta por el equipo hasta el jueves 2 de abril a las 09:00.',
      'Por',
      'Ana',
    ])
  })

  test('a chase that a person takes up again is told', async () => {
    await tell('ChaseResumed', { actor: 'Ana' })
    expect(reply().slice(0, 1)).toEqual(['El cobro sigue'])
  })

  test('a client that owes nothing after all is told', async () => {
    await tell('ChaseResumed', { owed: 'no', actor: 'Ana' }, IN_EACH_STATE.not_required)
    expect(reply().slice(0, 2)).toEqual(['No requiere OC', 'Este cliente no requiere OC: no se le escribe.'])
  })
})

describe('trifles are not told', () => {
  test.each<AnnouncedEvent>(['RequestSent', 'AcknowledgementSent', 'ChaseResumed'])('%s', async (event) => {
    await tell(event)
    expect(lastThread().posts).toHaveLength(1)
  })
})

describe('whom a case is given to', () => {
  const given = { assignee: 'Paula Rojas', assigneeId: PAULA.aadObjectId }
  const chatText = (): string => JSON.stringify(world.teams.personalChat(PAULA)?.posts ?? [])

  test('hears of it in the own chat, with what can be done about it', async () => {
    await tell('ReservationAssigned', { ...given, actor: 'Ana Soto' })
    const text = chatText()
    expect(text).toContain('Ana Soto le asignó esta reserva.')
    expect(text).toContain('**reserva AAKLMNO**')
    expect(text).toContain('Marcar OC recibida')
  })

  test('hears nothing of what was their own doing', async () => {
    await tell('ReservationAssigned', { ...given, actor: 'Paula Rojas' })
    expect(chatText()).not.toContain('AAKLMNO')
  })

  test('who cannot be reached holds nobody up', async () => {
    await tell('ReservationAssigned', { assignee: 'Nadie', assigneeId: 'somebody-else', actor: 'Ana' })
    expect(world.engine.waiting()).toEqual([])
    expect(world.log).toContainEqual(expect.objectContaining({ level: 'warn' }))
  })

  test('a chat that fails holds nobody up either', async () => {
    world.teams.fail(
      { kind: 'status', status: 412 },
      { method: 'POST', path: '/conversations/a:', times: 20 },
    )
    await tell('ReservationAssigned', { ...given, actor: 'Ana Soto' })
    expect(reply()).toContain('A cargo de Paula Rojas')
    expect(world.log).toContainEqual(expect.objectContaining({ message: 'Who is in charge was not told' }))
  })
})

describe('a case', () => {
  const about = { reviewId: 'r123456789' }
  const RESOLVED = { resolution: { at: '2026-03-30T12:50:00.000Z', actor: 'Ana', outcome: 'assigned' } }

  const opened = async (changes: Parameters<typeof sampleReview>[0] = {}): Promise<void> => {
    world.engine.putReview(sampleReview(changes))
    world.engine.announce('ReviewOpened', about)
    await world.engine.drained()
  }

  test('that nobody answers is reminded of in its thread, and on its card', async () => {
    await opened()
    world.engine.putReview(sampleReview({ remindedAt: '2026-03-31T12:30:00.000Z' }))
    world.engine.announce('ReviewReminded', about)
    await world.engine.drained()
    expect(reply()).toEqual([
      'Este caso sigue sin resolver',
      'Espera una respuesta desde el lunes 30 a las 09:30. Se resuelve en la tarjeta de arriba.',
    ])
    expect(JSON.stringify(lastThread().posts[0]?.card)).toContain('se recordó el martes 31 a las 09:30')
  })

  test('whose answer is taken back comes alive again', async () => {
    await opened()
    world.engine.putReview(sampleReview(RESOLVED))
    world.engine.announce('ReviewResolved', about)
    await world.engine.drained()
    await opened()
    expect(JSON.stringify(lastThread().posts[0]?.card)).toContain('Es de AAKLMNO')
    expect(reply().slice(0, 1)).toEqual(['Este caso vuelve a esperar una respuesta'])
  })

  test('that is told twice is told once', async () => {
    await opened()
    await opened()
    expect(lastThread().posts).toHaveLength(1)
  })
})

describe('a pause of all mail', () => {
  test('is told in a thread of its own, with the way to end it', async () => {
    world.engine.announce('MailPaused', { facts: { actor: 'Ana', reason: 'cambia el dominio' } })
    await world.engine.drained()
    const [head] = lastThread().posts
    expect(markdownOf(head?.card)).toContain('cambia el dominio')
    expect(JSON.stringify(head?.card)).toContain('Reanudar envíos')
  })

  test('is told when it ends', async () => {
    world.engine.announce('MailResumed', { facts: { actor: 'Ana' } })
    await world.engine.drained()
    expect(markdownOf(lastThread().posts[0]?.card)).toContain('Envíos a clientes reanudados')
  })
})

describe('the health of the service', () => {
  const finding = sampleFinding()

  test('is told when something breaks, with its cause and what to type', async () => {
    const troubles = [{ finding, since: '2026-03-30T12:00:00.000Z' }]
    world.engine.announce('HealthBroken', { facts: { troubles: JSON.stringify(troubles) } })
    await world.engine.drained()
    const [head] = lastThread().posts
    expect(markdownOf(head?.card).join('\n')).toContain('Algo del servicio dejó de funcionar')
    expect(markdownOf(head?.card).join('\n')).toContain('Authentication failed')
  })

  test('is told when it is well again, with how long it was not', async () => {
    const troubles = [{ finding, since: '2026-03-30T12:00:00.000Z', until: '2026-03-30T13:05:00.000Z' }]
    world.engine.announce('HealthMended', { facts: { troubles: JSON.stringify(troubles) } })
    await world.engine.drained()
    expect(markdownOf(lastThread().posts[0]?.card).join('\n')).toContain('estuvo mal 1 hora y 5 minutos')
  })
})

describe('wanted mail among the unwanted', () => {
  test('is told with who wrote, and how to fetch it', async () => {
    const mail = {
      key: '<1@kontrol.example>',
      account: 'imap',
      from: 'confirmaciones@kontrol.example',
      subject: 'Confirmación de reserva',
      receivedAt: '2026-03-30T12:00:00.000Z',
      reason: 'authorised_sender',
      verified: true,
    }
    world.engine.announce('MailInJunk', { facts: { mails: JSON.stringify([mail]) } })
    await world.engine.drained()
    const text = markdownOf(lastThread().posts[0]?.card).join('\n')
    expect(text).toContain('No es correo no deseado')
    expect(text).toContain('confirmaciones@kontrol.example')
  })
})
