import { afterAll, describe, expect, it } from 'vitest'
import type { SampleStay } from '../../../bot/demo/samples/sample-booking.js'
import { closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { santiago } from '../../story/samples.js'

afterAll(closeDocuments)

const stay = (changes: Partial<SampleStay> = {}): SampleStay => {
  const [first] = sampleBooking({}).stays
  if (!first) throw new Error('the sample has a stay')
  return { ...first, ...changes }
}

type Sample = Parameters<typeof sampleBooking>[0]

/** One mail with a confirmation for each of the samples, in their order. */
const mailWith = async (office: Office, ...samples: readonly Sample[]): Promise<void> => {
  const contents = await Promise.all(samples.map((sample) => office.confirmationPdf(sample)))
  const attachments = contents.map((content, index) => ({ filename: `${index + 1}.pdf`, content }))
  await office.mail({ from: CONFIRMER, subject: 'Confirmaciones', attachments })
}

const confirmationsTold = async (office: Office): Promise<readonly string[]> =>
  (await office.toldEvents()).filter((event) => event.startsWith('Booking') || event.endsWith('Confirmed'))

describe('what is odd in a confirmation that is acted on', () => {
  it('is kept with its reservation', async () => {
    const office = await Office.open()
    await office.confirmation({ stays: [stay({ nights: 4, roomCount: 2 })] })
    const { state, warnings } = await office.reservation()
    expect([state, warnings?.map(({ code, detail }) => `${code} ${detail}`)]).toEqual([
      'requested',
      ['nights_mismatch 4/3', 'rooms_mismatch 2/1'],
    ])
  })

  it('is gone with a newer confirmation that is right, without a word', async () => {
    const office = await Office.open()
    await office.confirmation({ stays: [stay({ nights: 4 })] })
    await office.confirmation()
    expect((await office.reservation()).warnings).toEqual([])
    expect(await confirmationsTold(office)).toEqual(['ReservationConfirmed'])
  })

  it('is told when a newer confirmation brings it', async () => {
    const office = await Office.open()
    await office.confirmation({ stays: [stay({ nights: 4 })] })
    await office.confirmation({ cancellationDeadline: '2026-12-20', stays: [stay({ nights: 4 })] })
    const told = (await office.told()).find(({ event }) => event === 'BookingChanged')
    expect(JSON.parse(told?.facts['oddities'] ?? '')).toEqual([
      { code: 'deadline_after_checkin', severity: 'warning', detail: '2026-12-20/2026-12-15' },
    ])
    expect((await office.reservation()).warnings).toHaveLength(2)
  })

  it('is not changed by an older confirmation that comes late', async () => {
    const office = await Office.open()
    await office.confirmation()
    const late = { stays: [stay({ nights: 9 })] }
    await office.confirmation(late, { date: santiago('2026-11-20 10:00') })
    expect((await office.reservation()).warnings).toEqual([])
  })

  it('comes with a cancellation too', async () => {
    const office = await Office.open()
    await office.confirmation()
    await office.confirmation({ status: 'Cancelado', stays: [stay({ nights: 5 })] })
    const { state, warnings } = await office.reservation()
    expect([state, warnings?.map(({ code }) => code)]).toEqual(['cancelled', ['nights_mismatch']])
  })
})

describe('several confirmations in one mail', () => {
  it('are each a reservation of their own', async () => {
    const office = await Office.open()
    await mailWith(office, {}, { locator: 'AAKLMNP', bookingId: '45000001' })
    expect([(await office.reservation()).state, (await office.reservation('AAKLMNP')).state]).toEqual([
      'requested',
      'requested',
    ])
  })

  const TWICE: readonly (readonly [string, Sample, Sample])[] = [
    ['newer', { issuedOn: '2026-11-22', providerLocator: '222222' }, { issuedOn: '2026-11-20' }],
    ['fuller', { providerLocator: '222222', advisorNotes: 'Llega tarde' }, { bookingId: null }],
    [
      'newer, though it says less',
      { issuedOn: '2026-11-22', bookingId: null, providerLocator: '222222' },
      { issuedOn: '2026-11-20' },
    ],
  ]

  it.each(TWICE)('of one booking: the %s holds, whichever comes first', async (_name, holds, other) => {
    for (const samples of [
      [holds, other],
      [other, holds],
    ]) {
      const office = await Office.open()
      await mailWith(office, ...samples)
      expect((await office.reservation()).booking.providerLocator).toBe('222222')
    }
  })

  it.each([[['Cancelado', 'Reservado']], [['Reservado', 'Cancelado']]])(
    'of one booking, %s: a cancellation comes after what it cancels',
    async (statuses) => {
      const office = await Office.open()
      await mailWith(office, ...statuses.map((status) => ({ status })))
      expect([(await office.reservation()).state, office.sent]).toEqual(['cancelled', []])
    },
  )

  it('of one booking: it is told once, and all documents are kept, what holds last', async () => {
    const office = await Office.open()
    await mailWith(office, { advisorNotes: 'Llega tarde' }, { providerLocator: '999999' })
    const { files } = await office.reservation()
    expect(files.map(({ filename }) => filename)).toEqual(['2.pdf', '1.pdf'])
    expect([await confirmationsTold(office), office.sent.length]).toEqual([['ReservationConfirmed'], 1])
  })

  it('that cannot be read are each asked about, with their document', async () => {
    const office = await Office.open()
    const attachments = ['uno.pdf', 'dos.pdf'].map((filename) => ({
      filename,
      content: Buffer.from(`%PDF-1.7 ${filename} is damaged`),
    }))
    await office.mail({ from: CONFIRMER, subject: 'Confirmaciones', attachments })
    const reviews = await office.reviews()
    expect(reviews.map(({ facts }) => facts['file'] ?? '').toSorted()).toEqual(['dos.pdf', 'uno.pdf'])
    expect(reviews.map(({ files }) => files.length)).toEqual([1, 1])
  })

  it('that are one damaged file twice are asked about once', async () => {
    const office = await Office.open()
    const attachments = ['uno.pdf', 'dos.pdf'].map((filename) => ({
      filename,
      content: Buffer.from('%PDF-1.7 damaged'),
    }))
    await office.mail({ from: CONFIRMER, subject: 'Confirmaciones', attachments })
    const asked = (await office.toldEvents()).filter((event) => event === 'ReviewOpened')
    expect([(await office.reviews()).length, asked.length]).toEqual([1, 1])
  })
})
