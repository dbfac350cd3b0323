import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StaffCommand } from '../../src/contract.js'
import type { TeamsPost } from '../../bot/demo/teams/stand-in.js'
import { markdownOf, titlesOf } from '../fixtures/views/card-check.js'
import { IN_EACH_STATE, sampleMail, sampleReview, sampleView } from '../fixtures/views/samples.js'
import { GUEST, PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'

const ID = '3f9a0c12b7d84e65'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
  world.engine.putMail(sampleMail())
})

afterEach(() => world.stop())

const shown = (post: TeamsPost): string => post.text ?? markdownOf(post.card).join('\n')
const ask = async (text: string, from = PAULA): Promise<string> => shown(await world.ask(text, from))
const executed = (): readonly StaffCommand[] => world.engine.executed.map(({ command }) => command)

describe('correo', () => {
  test('shows what was decided, why, and by which signs', async () => {
    const card = await ask(`correo ${ID}`)
    expect(card).toContain('Correo: Orden de compra')
    expect(card).toContain('A revisión: el remitente no es un contacto conocido del cliente.')
    expect(card).toContain('· LOC AAKLMNO en el documento')
    expect(card).toContain('compras@empresa.example')
  })

  test('puts the weightiest sign first', async () => {
    const card = await ask(`correo ${ID}`)
    expect(card.indexOf('LOC AAKLMNO')).toBeLessThan(card.indexOf('campos propios'))
  })

  test('takes the ID as it was pasted', async () => {
    expect(await ask(`correo «${ID.toUpperCase()}»`)).toContain('Orden de compra')
  })

  test('may be read by a guest', async () => {
    expect(await ask(`correo ${ID}`, GUEST)).toContain('Orden de compra')
  })

  test('says so of one that nobody knows', async () => {
    expect(await ask('correo feedfeed')).toBe('No conozco ningún correo feedfeed. Se recuerdan 90 días.')
  })

  test('without an ID says how it is used', async () => {
    expect(await ask('correo')).toContain('Falta el ID del correo')
  })
})

describe('correo … procesar', () => {
  test('runs it again, and shows what came of it', async () => {
    world.engine.onExecute(() => {
      world.engine.putMail(sampleMail({ decision: 'accept', reason: 'answers_our_mail' }))
      return { ok: true, locator: 'AAKLMNO', reviewId: null }
    })
    const card = await ask(`correo ${ID} procesar`)
    expect(executed()).toEqual([{ type: 'reprocess_mail', mailId: ID }])
    expect(card).toContain('Listo: el correo se procesó de nuevo.')
    expect(card).toContain('Aceptado: trae una OC y responde a nuestro correo sobre la reserva.')
  })

  test('is not for guests', async () => {
    expect(await ask(`correo ${ID} procesar`, GUEST)).toContain('Los invitados del equipo pueden mirar')
    expect(executed()).toEqual([])
  })

  test('a refusal comes back in Spanish', async () => {
    world.engine.onExecute(() => ({ ok: false, code: 'mail_not_kept', facts: {} }))
    expect(await ask(`correo ${ID} procesar de nuevo`)).toContain('no quedó guardado')
  })

  test('can be pressed on the card', async () => {
    const post = await world.ask(`correo ${ID}`)
    const { body } = await world.teams.press(post.id, 'Procesar de nuevo', {}, { from: PAULA })
    expect(executed()).toEqual([{ type: 'reprocess_mail', mailId: ID }])
    expect(JSON.stringify(body)).toContain('se procesó de nuevo')
  })

  test('is not offered for a mail that was not kept', async () => {
    world.engine.putMail(sampleMail({ fileId: null }))
    const post = await world.ask(`correo ${ID}`)
    expect(titlesOf(post.card)).toEqual([])
  })
})

describe('the same evidence', () => {
  test('stands on the card of a case, with the ID of its mail', async () => {
    world.engine.putReview(sampleReview({ mailId: ID, evidence: sampleMail().evidence }))
    const card = await ask('revision')
    expect(card).toContain('LOC AAKLMNO en el documento')
    expect(card).toContain(ID)
  })

  test('stands on the sheet of a reservation that has its OC', async () => {
    const orderMail = sampleMail({ decision: 'accept', reason: 'answers_our_mail' })
    world.engine.putReservation(sampleView(IN_EACH_STATE.received, { orderMail }))
    const card = await ask('reserva AAKLMNO')
    expect(card).toContain('Aceptado: trae una OC y responde a nuestro correo sobre la reserva.')
    expect(card).toContain('LOC AAKLMNO en el documento')
    expect(card).toContain(ID)
  })
})

describe('a resolved case whose sender could be a contact', () => {
  const resolution = { at: '2026-03-30T13:00:00.000Z', actor: 'Paula Rojas', outcome: 'assigned' }
  const offer = {
    address: 'compras@filial.example',
    clientId: 'empresa-ejemplo',
    clientName: 'EMPRESA EJEMPLO S.A.',
    addedBy: null,
  }
  const TITLE = 'Agregar compras@filial.example como contacto de EMPRESA EJEMPLO S.A.'

  const caseCard = async (): Promise<TeamsPost> => {
    world.engine.putReview(sampleReview())
    world.engine.announce('ReviewOpened', { reviewId: 'r123456789' })
    await world.engine.drained()
    world.engine.putReview(sampleReview({ resolution, contactOffer: offer }))
    world.engine.announce('ReviewResolved', { reviewId: 'r123456789' })
    await world.engine.drained()
    const post = world.teams
      .threads()
      .at(-1)
      ?.posts.find(({ card }) => card !== null)
    if (!post) throw new Error('No card was posted')
    return post
  }

  test('offers it with a button', async () => {
    expect(titlesOf((await caseCard()).card)).toContain(TITLE)
  })

  test('adds it with one press, and says who did', async () => {
    const post = await caseCard()
    world.engine.onExecute(() => {
      const contactOffer = { ...offer, addedBy: 'Paula Rojas' }
      world.engine.putReview(sampleReview({ resolution, contactOffer }))
      return { ok: true, locator: 'AAKLMNO', reviewId: 'r123456789' }
    })
    const { body } = await world.teams.press(post.id, TITLE, {}, { from: PAULA })
    expect(executed()).toEqual([{ type: 'add_contact', reviewId: 'r123456789' }])
    expect(JSON.stringify(body)).toContain('quedó como contacto de EMPRESA EJEMPLO')
    expect(titlesOf(body)).not.toContain(TITLE)
  })

  test('a guest cannot', async () => {
    const post = await caseCard()
    await world.teams.press(post.id, TITLE, {}, { from: GUEST })
    expect(executed()).toEqual([])
  })
})
