import { z } from 'zod'
import { OLD_REFUSALS, OLD_REMARKS } from '../../domain/old-system/old-records.js'
import { RESERVATION_STATES, STEPS } from '../../domain/reservation.js'

const problemShape = z.object({ code: z.enum([...OLD_REFUSALS, ...OLD_REMARKS]), detail: z.string() })

const HOLDS = [
  'unknown_client',
  'no_contact',
  'bounced',
  'send_failed',
  'send_uncertain',
  'postponed',
] as const

const takenShape = z.object({
  state: z.enum(RESERVATION_STATES),
  hold: z.enum(HOLDS).nullable(),
  /** What the client has got, in its order. */
  sent: z.array(z.enum(STEPS)).readonly(),
  ocNumber: z.string().nullable(),
  documents: z.number().int(),
  /** What comes next and when; null where nothing does. `at` may lie in the past: then it is due at once. */
  next: z.object({ action: z.enum([...STEPS, 'expiry', 'hold_end']), at: z.string() }).nullable(),
})

const reservationShape = z.object({
  /** The ids of its rows in `reservas`. */
  rows: z.array(z.string()).readonly(),
  locator: z.string().nullable(),
  agency: z.string(),
  /** `known`: it was here before, and is left alone. */
  outcome: z.enum(['taken', 'known', 'refused']),
  /** What it becomes; null unless it is taken. */
  taken: takenShape.nullable(),
  problems: z.array(problemShape).readonly(),
})

/** What taking over a part of the old system's reservations did, or would do. */
export const oldPartReportShape = z.object({ reservations: z.array(reservationShape).readonly() })

export type ReportedOld = z.infer<typeof reservationShape>
export type ReportedTaken = z.infer<typeof takenShape>
export type OldPartReport = z.infer<typeof oldPartReportShape>
