import { describe, expect, test } from 'vitest'
import { letters } from '../../../../src/mail/letters.js'
import { bareBooking, input, twoStays } from '../sample.js'

const { request, reminder, ultimatum, acknowledgement, rejection } = letters('en')

test('the request reads as a client reads it', () => {
  const { subject, text } = request(input())
  expect(subject).toBe('Purchase Order Request - Reservation 45000000')
  expect(text).toBe(`Purchase order request
Reservation 45000000 · LOC AAKLMNO

Dear Empresa Ejemplo S.A. team,

We are writing to ask you for the purchase order (PO) for the reservation detailed below, for a total of CLP 1,234,567.

How to send us the purchase order
---------------------------------
1. Reply to this email without changing its subject.
2. Attach the purchase order as a PDF file.
3. Quote the reservation locator AAKLMNO in the text of your email.

Reservation details
-------------------
Locator (LOC): AAKLMNO
Reservation ID: 45000000
Provider locator: 700123
Agency: EMPRESA EJEMPLO S.A.
Total: CLP 1,234,567
Cancel by: Saturday, 28 February 2026

Gran Hotel Ejemplo Providencia
------------------------------
Address: Av. Ejemplo Nte. 100, 7500000 Providencia, Región Metropolitana, Chile
Telephone: 56220000000
Check-in: Tuesday, 3 March 2026, 15:00
Check-out: Friday, 6 March 2026, 11:00
Length of stay: 3 nights, 1 room
Room 1:
  Twin · 1 adult · Breakfast Included
  Guest: ANA EJEMPLO

If you have any questions, please reply to this email. Thank you very much for your help.

Kind regards,
Hoteles Ejemplo
Back office de ventas
Teléfono +56 2 2000 0000
controloc@hoteles.example

This is an automated message. You are welcome to reply to it: your reply will reach our team.
`)
})

test('the reminder reminds in its first line and asks in its first sentence', () => {
  const { text } = reminder(input())
  expect(text).toMatch(/^Reminder: purchase order pending\n/)
  expect(text).toContain(
    'we have not yet received the purchase order (PO) for reservation 45000000, for a total of CLP 1,234,567.',
  )
})

test('the ultimatum names the last day', () => {
  const { text } = ultimatum({ ...input(), deadline: '2026-02-23' })
  expect(text).toMatch(/^Final notice: purchase order pending\n/)
  expect(text).toContain('We need to receive the purchase order no later than Monday, 23 February 2026.')
})

describe('the acknowledgement', () => {
  test('names the purchase order', () => {
    expect(acknowledgement({ ...input(), ocNumber: 'OC-12345' }).text).toContain(
      'We have received purchase order OC-12345 for reservation 45000000. There is nothing further you need to send.',
    )
  })

  test('does without a number that nobody could read', () => {
    expect(acknowledgement({ ...input(bareBooking), ocNumber: null }).text).toContain(
      'We have received the purchase order for reservation AAKLMNO.',
    )
  })
})

test('one and many are told apart', () => {
  const { text } = request(input(twoStays))
  expect(text).toContain('Doble · 2 adults and 1 child · Breakfast Included')
  expect(text).toContain('Guests: LUIS EJEMPLO, SOL EJEMPLO')
  expect(text).toContain('Stay 2 of 2: Hotel Costa Ejemplo')
  expect(text).toContain('1 night, 1 room')
  expect(text).toContain('Total for this stay: USD 1,250.50')
  expect(text).toContain('The reservation covers 2 stays: a single purchase order for the total is enough.')
})

describe('the rejection', () => {
  const reason = 'Corresponde a otro hotel.'

  test('names the document and asks for the right one', () => {
    const { text } = rejection({ ...input(), ocNumber: 'OC-12345', reason })
    expect(text).toContain(
      'We have received purchase order OC-12345, but we are unable to accept this document for reservation 45000000.',
    )
    expect(text).toContain('\nReason: Corresponde a otro hotel.\n')
    expect(text).toContain(
      'send us the purchase order that corresponds to this reservation, for a total of CLP 1,234,567.',
    )
  })

  test('does without a number and without a reason', () => {
    const { text } = rejection({ ...input(), ocNumber: null, reason: null })
    expect(text).toContain('We have received the document you sent us as a purchase order, but')
    expect(text).not.toContain('Reason')
  })
})
