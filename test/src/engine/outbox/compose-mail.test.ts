import { describe, expect, test } from 'vitest'
import type { MailLanguage } from '../../../../src/domain/client.js'
import type { OutboxMail } from '../../../../src/domain/outbox.js'
import { composeMail } from '../../../../src/engine/outbox/compose-mail.js'
import type { OutgoingMail } from '../../../../src/ports.js'
import { aReservation, anOutboxMail } from '../../../ports/records.js'
import { SETTINGS } from '../../../story/settings.js'
import { aClient, santiago } from '../../../story/samples.js'

const FRIDAY = santiago('2026-03-06 10:00')

const composed = (
  mail: Partial<OutboxMail>,
  language?: MailLanguage,
  rehearsalAddress: string | null = null,
): OutgoingMail =>
  composeMail(
    anOutboxMail('AAKLMNO', mail),
    aReservation('AAKLMNO'),
    aClient({ ...(language && { language }) }),
    { ...SETTINGS, rehearsalAddress },
    FRIDAY,
  )

describe('the language of a mail', () => {
  test('is Spanish where the client has none', () => {
    expect(composed({}).subject).toMatch(/^Solicitud de Orden de Compra - Reserva/)
  })

  test.each([
    ['es', 'Solicitud de Orden de Compra - Reserva'],
    ['en', 'Purchase Order Request - Reservation'],
    ['pt', 'Solicitação de Ordem de Compra - Reserva'],
  ] as const)('is the client’s: %s', (language, subject) => {
    expect(composed({}, language).subject).toContain(subject)
  })

  test('stays Spanish in what a rehearsal adds for staff', () => {
    expect(composed({}, 'en', 'equipo@hotelsales.example').subject).toMatch(
      /^\[ENSAYO, destinatario real: .*\] Purchase Order Request - Reservation/,
    )
  })
})

test('the ultimatum gives until the next business day', () => {
  expect(composed({ kind: 'ultimatum' }, 'en').text).toContain('no later than Monday, 9 March 2026.')
})

test('the rejection says which document it was and what staff wrote', () => {
  const rejected = { ocNumber: 'OC-12345', files: [], at: FRIDAY, reason: 'Es de otro hotel.' }
  const reservation = aReservation('AAKLMNO', { rejected })
  const mail = anOutboxMail('AAKLMNO', { kind: 'rejection' })
  const { text } = composeMail(mail, reservation, aClient(), SETTINGS, FRIDAY)
  expect(text).toContain('Recibimos la orden de compra OC-12345, pero')
  expect(text).toContain('Motivo: Es de otro hotel.')
})
