import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { announcementCard } from '../../../../bot/cards/views/announcement-card.js'
import { reservationCard } from '../../../../bot/cards/views/reservation-card.js'
import { reviewCard } from '../../../../bot/cards/views/review-card.js'
import type { SampleRoom, SampleStay } from '../../../../bot/demo/samples/sample-booking.js'
import type { AnnouncedEvent } from '../../../../src/contract.js'
import { elementsOf, markdownOf } from '../../../fixtures/views/card-check.js'
import { closeDocuments, Office, type OfficeOptions } from '../../../story/office.js'
import { ZONE } from '../../../story/samples.js'

/** From the PDF in a mail to the words on the card. */

afterAll(closeDocuments)

type Sample = NonNullable<Parameters<Office['confirmation']>[0]>

const room = (names: readonly string[], changes: Partial<SampleRoom> = {}): SampleRoom => ({
  category: 'Twin',
  mealPlan: 'Breakfast Included',
  guests: names.map((firstName) => ({ type: 'ADT', firstName, lastName: 'EJEMPLO' })),
  ...changes,
})

const stay = (changes: Partial<SampleStay> = {}): SampleStay => ({
  hotel: 'Gran Hotel Ejemplo',
  checkIn: '2026-12-15',
  checkOut: '2026-12-18',
  total: 'CLP 1.234.567,00',
  rooms: [room(['ANA'])],
  ...changes,
})

const COAST: SampleStay = stay({
  hotel: 'Hotel Costa',
  checkIn: '2026-12-20',
  checkOut: '2026-12-22',
  total: 'CLP 300.000,00',
})

const context = (office: Office) => ({ now: office.clock.now(), zone: ZONE })

/** The facts and lines of the last reply that tells of such an event; null where there is none. */
const reply = async (office: Office, event: AnnouncedEvent) => {
  const announced = (await office.told()).findLast((one) => one.event === event)
  const view = await office.engine.findReservation('AAKLMNO')
  if (!announced || !view) return null
  const card = announcementCard(announced, view, context(office))
  const facts = elementsOf(card).flatMap(({ type, facts: list }) =>
    type === 'FactSet'
      ? elementsOf(list).map(({ title, value }) => `${String(title)}: ${String(value)}`)
      : [],
  )
  return { facts, lines: markdownOf(card) }
}

/** What staff read when one confirmation follows the other; null where nothing is told. */
const told = async (before: Sample, after: Sample): Promise<readonly string[] | null> => {
  const office = await Office.open()
  await office.confirmation(before)
  await office.confirmation(after)
  return (await reply(office, 'BookingChanged'))?.facts ?? null
}

const CHANGES: readonly (readonly [string, Sample, Sample, readonly string[]])[] = [
  [
    'days and amount',
    {},
    { stays: [stay({ checkOut: '2026-12-19', total: 'CLP 1.600.000,00' })] },
    ['Check-out: 18-12-2026 → 19-12-2026', 'Monto: $1.234.567 → $1.600.000'],
  ],
  [
    'an amount in another currency',
    {},
    { stays: [stay({ total: 'USD 1,250.50' })] },
    ['Monto: $1.234.567 → US$1.250,50'],
  ],
  [
    'rooms and guests',
    {},
    { stays: [stay({ rooms: [room(['ANA']), room(['LUIS'], { category: 'Doble' })] })] },
    [
      'Habitaciones: 1 → 2',
      'Tipo de habitación: Twin → Doble · Twin',
      'Pasajeros: ANA EJEMPLO → ANA EJEMPLO · LUIS EJEMPLO',
    ],
  ],
  [
    'one more room of a kind, and half board in one of them',
    { stays: [stay({ rooms: [room(['ANA'])] })] },
    { stays: [stay({ rooms: [room(['ANA']), room([], { adults: 0, mealPlan: 'Media Pensión' })] })] },
    [
      'Habitaciones: 1 → 2',
      'Tipo de habitación: Twin → 2 × Twin',
      'Alimentación: Breakfast Included → Breakfast Included · Media Pensión',
    ],
  ],
  [
    'who came and who left, of many guests',
    { stays: [stay({ rooms: [room(['A', 'B', 'C']), room(['D', 'E', 'F'])] })] },
    { stays: [stay({ rooms: [room(['A', 'B', 'C']), room(['D', 'E', 'G'])] })] },
    ['Pasajeros: F EJEMPLO y 5 más → G EJEMPLO y 5 más'],
  ],
  [
    'the deadline and the locator of the hotel',
    { cancellationDeadline: '2026-12-10' },
    { cancellationDeadline: '2026-12-12', providerLocator: '999999' },
    ['Localizador: 700123 → 999999', 'Anulación sin costo hasta: 10-12-2026 → 12-12-2026'],
  ],
  [
    'which of several stays',
    { stays: [stay(), COAST] },
    { stays: [stay(), { ...COAST, checkIn: '2026-12-21', total: 'CLP 150.000,00' }] },
    [
      'Check-in · Hotel Costa: 20-12-2026 → 21-12-2026',
      'Monto · Hotel Costa: $300.000 → $150.000',
      'Monto: $1.534.567 → $1.384.567',
    ],
  ],
  [
    'a stay that is added',
    { stays: [stay()] },
    { stays: [COAST, stay()] },
    ['Estadía: nada → Hotel Costa, 20-12-2026 – 22-12-2026', 'Monto: $1.234.567 → $1.534.567'],
  ],
  [
    'a stay moved to another hotel',
    { stays: [stay(), COAST] },
    { stays: [stay(), { ...COAST, hotel: 'Hotel Puerto' }] },
    ['Hotel · Hotel Puerto: Hotel Costa → Hotel Puerto'],
  ],
]

describe('a changed confirmation tells old and new:', () => {
  it.each(CHANGES)('%s', async (_name, before, after, facts) => {
    expect(await told(before, after)).toEqual(facts)
  })
})

describe('nothing is told', () => {
  it('of hotels, rooms and guests in another order', async () => {
    const rooms = [room(['ANA', 'LUIS']), room(['EVA'], { category: 'Doble' })]
    const turned = [room(['EVA'], { category: 'Doble' }), room(['LUIS', 'ANA'])]
    const before = { stays: [stay({ rooms }), COAST] }
    expect(await told(before, { stays: [COAST, stay({ rooms: turned })] })).toBeNull()
  })

  it('of the same confirmation once more', async () => {
    expect(await told({}, {})).toBeNull()
  })
})

describe('what is odd', () => {
  const ODD = { stays: [stay({ nights: 4 })] }
  const CAUTION = 'Ojo: el documento dice 4 noches, pero entre las fechas hay 3.'

  it.each(['root', 'sheet'] as const)('stands on the reservation’s card (%s)', async (kind) => {
    const office = await Office.open()
    await office.confirmation(ODD)
    const view = await office.engine.findReservation('AAKLMNO')
    if (!view) throw new Error('the reservation is there')
    expect(markdownOf(reservationCard(view, context(office), kind))).toContain(CAUTION)
  })

  it('is told in the thread when a change brings it, and only then', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation(ODD)
    expect((await reply(office, 'BookingChanged'))?.lines).toContain(CAUTION)
    await office.confirmation({ ...ODD, providerLocator: '999999' })
    expect((await reply(office, 'BookingChanged'))?.lines).not.toContain(CAUTION)
  })
})

describe('a confirmation that cannot be acted on', () => {
  it('is asked about with what is missing, in words, and with its document', async () => {
    const office = await Office.open()
    await office.confirmation({ agency: '', stays: [stay({ total: null })] })
    const card = reviewCard(await office.review(), context(office))
    expect(markdownOf(card)).toContain('Faltan datos en la confirmación: agencia, total.')
    expect(elementsOf(card).map(({ title }) => title)).toContain('Ver documentos')
    expect(elementsOf(card)).toContainEqual({ title: 'Reservas', value: 'AAKLMNO' })
    expect(elementsOf(card)).toContainEqual({ title: 'Hotel', value: 'Gran Hotel Ejemplo' })
  })
})

describe('the amount of an OC that differs', () => {
  const orderOf = async (options: OfficeOptions = {}): Promise<Office> => {
    const office = await Office.open(options)
    await office.confirmation()
    const attachments = [{ filename: 'OC.pdf', content: await office.orderPdf({ total: 99_000 }) }]
    await office.order({ attachments })
    return office
  }

  it('is told with the OC, both amounts in words', async () => {
    const office = await orderOf()
    expect((await office.reservation()).state).toBe('received')
    expect((await reply(office, 'PurchaseOrderReceived'))?.lines).toContain(
      'Ojo: la OC es por $99.000 y la reserva por $1.234.567; conviene revisarla.',
    )
  })

  it('is asked about instead, where the office wants that', async () => {
    const office = await orderOf({ settings: { ocAmounts: { tolerance: 0.01, mismatch: 'review' } } })
    const item = await office.review()
    expect([(await office.reservation()).state, item.kind]).toEqual(['requested', 'oc_to_assign'])
    expect(markdownOf(reviewCard(item, context(office)))).toContain(
      'Ojo: la OC es por $99.000 y la reserva por $1.234.567; conviene revisarla.',
    )
  })

  it('is not told within the tolerance of the office', async () => {
    const office = await orderOf({ settings: { ocAmounts: { tolerance: 1, mismatch: 'review' } } })
    expect((await reply(office, 'PurchaseOrderReceived'))?.lines.join(' ')).not.toContain('Ojo')
  })
})

describe('a notice that our mail is late', () => {
  const NOTICE = readFileSync(new URL('../../../fixtures/mails/bounce-delayed.eml', import.meta.url), 'utf8')

  /** As Postfix writes it (RFC 3464), about the last mail of ours. */
  const delayed = async (office: Office): Promise<void> => {
    const original = office.sent.at(-1)?.messageId ?? ''
    await office.deliver(Buffer.from(NOTICE.replace('<request-AAFVDUA@oc.example>', original)))
  }

  it('is noted in the thread, and the chase goes on', async () => {
    const office = await Office.open()
    await office.confirmation()
    await delayed(office)
    expect(await reply(office, 'ReplyNoted')).toEqual({
      facts: ['Para: compras@empresa.example'],
      lines: expect.arrayContaining([
        'La entrega se demora',
        'El servidor del cliente todavía no recibe nuestro correo; el nuestro sigue intentando. El cobro sigue.',
      ]),
    })
    await office.until('2026-11-25 12:00')
    expect([office.sent.length, (await office.reservation()).hold, await office.reviews()]).toEqual([
      2,
      null,
      [],
    ])
  })

  it('about somebody else’s mail is ignored', async () => {
    const office = await Office.open()
    await office.deliver(Buffer.from(NOTICE))
    expect([await office.reviews(), (await office.engine.digest()).ignoredMails]).toEqual([[], 1])
  })
})
