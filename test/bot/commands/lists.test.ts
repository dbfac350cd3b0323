import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPendingFilter } from '../../../bot/commands/typed/pending-filter.js'
import { sampleBooking, sampleStay, sampleView } from '../../fixtures/views/samples.js'
import { PAULA } from '../bot-in-teams.js'
import { openDesk, type Desk } from './asking.js'

const ME = PAULA.aadObjectId

describe('what narrows the open reservations', () => {
  test.each([
    ['', { text: null, urgent: false, assigneeId: null }],
    ['todas', { text: null, urgent: false, assigneeId: null }],
    ['urgentes', { text: null, urgent: true, assigneeId: null }],
    ['mías', { text: null, urgent: false, assigneeId: ME }],
    ['Urgentes, mías', { text: null, urgent: true, assigneeId: ME }],
    ['del hotel Plaza', { text: 'Plaza', urgent: false, assigneeId: null }],
    ['Viajes Ñuñoa urgentes', { text: 'Viajes Ñuñoa', urgent: true, assigneeId: null }],
  ])('"%s"', (typed, filter) => {
    expect(readPendingFilter(typed, ME)).toEqual(filter)
  })
})

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
  const { engine } = desk.world
  const other = sampleBooking({
    locator: 'BBKLMNO',
    bookingId: '1',
    agency: 'Viajes del Sur',
    stays: [sampleStay('Hotel Plaza')],
  })
  engine.putReservation(sampleView({ assignee: { id: ME, name: PAULA.name } }))
  engine.putReservation(sampleView({ locator: 'BBKLMNO', booking: other }, { urgent: true }))
})

afterAll(() => desk.stop())

describe('pendientes', () => {
  test.each([
    ['pendientes', ['AAKLMNO', 'BBKLMNO']],
    ['pendientes mías', ['AAKLMNO']],
    ['pendientes urgentes', ['BBKLMNO']],
    ['pendientes plaza', ['BBKLMNO']],
    ['pendientes agencia ejemplo', ['AAKLMNO']],
    ['pendientes mías urgentes', []],
  ])('"%s" lists %j', async (typed, locators) => {
    const answer = await desk.ask(typed)
    expect(['AAKLMNO', 'BBKLMNO'].filter((locator) => answer.includes(locator))).toEqual(locators)
  })
})

test('nothing in the own charge is said in plain words', async () => {
  expect(await desk.ask('pendientes mías urgentes')).toBe(
    'Usted no tiene a cargo ninguna reserva que espere su OC.',
  )
})

describe('buscar', () => {
  test('lists what is found', async () => {
    expect(await desk.ask('buscar klmno')).toMatch(/AAKLMNO.*BBKLMNO/u)
  })

  test('shows the sheet of the only one', async () => {
    expect(await desk.ask('buscar plaza')).toContain('Historia')
  })

  test('says so where there is nothing', async () => {
    expect(await desk.ask('buscar zzz')).toContain('No encontré ninguna reserva con «zzz»')
  })
})
