import { describe, expect, it } from 'vitest'
import {
  erasedBefore,
  eraseAudited,
  eraseMail,
  eraseReservation,
  eraseReview,
  fileIdsOf,
  isErasable,
} from '../../../src/domain/erasing.js'
import { aMailRecord, aReview } from '../../ports/records.js'
import { aNamedReservation, aFile, NAMES } from '../../ports/named-records.js'

const text = (value: unknown): string => JSON.stringify(value)

describe('an erased reservation', () => {
  const named = aNamedReservation('AAKLMNO')
  const erased = eraseReservation(named)

  it.each(NAMES)('says nothing of %s', (name) => {
    expect(text(named)).toContain(name)
    expect(text(erased)).not.toContain(name)
  })

  it('keeps what is counted', () => {
    const { state, dayZero, steps, settledAt, clientId } = erased
    expect({ state, dayZero, steps, settledAt, clientId }).toEqual({
      state: named.state,
      dayZero: named.dayZero,
      steps: named.steps,
      settledAt: named.settledAt,
      clientId: named.clientId,
    })
    expect(erased.booking.total).toEqual(named.booking.total)
    expect(erased.booking.stays[0]?.rooms[0]).toMatchObject({ number: 1, adults: 2, guests: [] })
    expect(erased.purchaseOrder).toMatchObject({ number: '4500012345', files: [] })
    expect(erased.closing).toMatchObject({ reason: 'other', note: null })
  })

  it('still tells which mails left, and why it was closed', () => {
    expect(erased.history.map(({ event, detail }) => [event, detail])).toEqual([
      ['MailLeft', 'request'],
      ['NoteAdded', null],
      ['ReservationClosed', 'other'],
    ])
  })

  it('is not longer than it was, and erased again it is the same', () => {
    expect(text(erased).length).toBeLessThanOrEqual(text(named).length)
    expect(eraseReservation(erased)).toEqual(erased)
  })

  it('does not grow where a text was shorter than the word for nothing', () => {
    const short = { ...named, booking: { ...named.booking, hotelNotes: 'x', advisorNotes: '' } }
    const { hotelNotes, advisorNotes } = eraseReservation(short).booking
    expect([hotelNotes, advisorNotes]).toEqual(['', ''])
  })

  it('led to documents in every place where one can stand', () => {
    expect(fileIdsOf(named)).toEqual([aFile('confirmation').id, aFile('order').id, aFile('rejected').id])
    expect(fileIdsOf(erased)).toEqual([])
  })
})

describe('an erased mail', () => {
  const mail = aMailRecord('aaaa', {
    evidence: [
      { signal: 'amount_total', value: 'CLP 1234567', where: 'attachment', weight: 1 },
      { signal: 'known_sender', value: 'compras@cliente.example', where: 'sender', weight: 1 },
    ],
    fileId: 'f'.repeat(64),
  })

  it('keeps by what it is known, and what its order amounted to', () => {
    const { from, subject, fileId, evidence, ...rest } = eraseMail(mail)
    expect({ from, subject, fileId }).toEqual({ from: null, subject: '', fileId: null })
    expect(evidence.map(({ signal }) => signal)).toEqual(['amount_total'])
    expect(rest).toMatchObject({ id: mail.id, messageId: mail.messageId, contentHash: mail.contentHash })
  })
})

describe('an erased review item', () => {
  it('keeps that it was asked, and how it ended', () => {
    const item = aReview('r1', {
      facts: { sender: 'Juan Invento <juan@cliente.example>' },
      files: [aFile('order')],
      resolution: { at: '2026-03-03T12:00:00.000Z', actor: 'Ana Ejemplo', outcome: 'assigned' },
    })
    expect(eraseReview(item)).toEqual({ ...item, facts: {}, files: [] })
  })
})

describe('an erased line of the audit', () => {
  const line = (action: string, detail: string, before: string | null = null) =>
    eraseAudited({ action, detail, before, after: null, actor: 'ana-id' })

  it('keeps why a reservation was closed, without the note', () => {
    expect(line('close', 'other: se anuló el viaje de Juan').detail).toBe('other')
  })

  it('keeps nothing of a note', () => {
    expect(line('add_note', 'llamar a Juan').detail).toBeNull()
  })

  it('keeps how a reservation stood, and not how a client did', () => {
    expect(line('close', 'other', 'requested').before).toBe('requested')
    expect(line('settle_client', 'X', 'owes; juan@cliente.example').before).toBeNull()
  })
})

describe('the time for it', () => {
  it.each([
    ['2026-12-15T03:00:00.000Z', 24, '2024-12-15T03:00:00.000Z'],
    ['2026-03-31T03:00:00.000Z', 1, '2026-02-28T03:00:00.000Z'],
    ['2026-01-10T03:00:00.000Z', 13, '2024-12-10T03:00:00.000Z'],
  ])('at %s, %i months, is before %s', (now, months, before) => {
    expect(erasedBefore(now, months)).toBe(before)
  })

  it('never comes for what is open, or for which something is still to be done', () => {
    const before = '2026-03-10T00:00:00.000Z'
    const due = { action: 'hold_end', at: before } as const
    expect(isErasable({ settledAt: null, due: null }, before)).toBe(false)
    expect(isErasable({ settledAt: '2026-03-01T00:00:00.000Z', due }, before)).toBe(false)
    expect(isErasable({ settledAt: '2026-03-01T00:00:00.000Z', due: null }, before)).toBe(true)
    expect(isErasable({ settledAt: before, due: null }, before)).toBe(false)
  })
})
