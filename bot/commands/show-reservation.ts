import type { ReservationView } from '../../src/contract.js'
import { reservationCard, reservationSummary } from '../cards/views/reservation-card.js'
import { show, type Reply } from '../reply.js'
import type { CommandContext } from './command.js'

/** The sheet of a reservation: all that is known of it. */
export const showReservation = async (
  { cards, people }: CommandContext,
  view: ReservationView,
): Promise<Reply> =>
  show(reservationCard(view, { ...cards, people: await people() }, 'sheet'), reservationSummary(view))
