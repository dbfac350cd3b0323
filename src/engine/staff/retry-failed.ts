import type { ReservationCommand } from '../../domain/commands.js'
import { CLIENT_MAIL_KINDS } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'

/** What was given up is no longer in the outbox; its question knows what it was. */
export const retryOf = ({ facts }: ReviewItem): ReservationCommand => {
  const kind = CLIENT_MAIL_KINDS.find((one) => one === facts['kind'])
  return kind ? { type: 'retry_mail', kind, resend: facts['resend'] === 'yes' } : { type: 'resend' }
}
