import type { OldMail, OldReservation } from '../../../../src/domain/old-system/old-records.js'
import type { Step } from '../../../../src/domain/reservation.js'
import { aBooking, aStay, santiago } from '../../../story/samples.js'

/** Thursday, 10:00: when the old system is taken over. */
export const NOW = santiago('2026-11-26 10:00')

export const anOldMail = (
  step: Step | null,
  sentAt: string | null,
  changes: Partial<OldMail> = {},
): OldMail => ({
  step,
  sentAt: sentAt === null ? null : santiago(sentAt),
  messageId: null,
  recipients: ['compras@empresa.example'],
  left: true,
  ...changes,
})

export const anOld = (changes: Partial<OldReservation> = {}): OldReservation => ({
  state: 'pending',
  suspended: false,
  closingNote: null,
  booking: aBooking({ total: null, stays: [aStay({ total: null })] }),
  amount: null,
  dayZero: santiago('2026-11-24 00:00'),
  registeredAt: santiago('2026-11-24 11:00'),
  updatedAt: santiago('2026-11-24 11:00'),
  mails: [],
  stepDates: {},
  orders: [],
  ...changes,
})
