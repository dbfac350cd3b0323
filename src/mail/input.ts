import type { Client } from '../domain/client.js'
import type { Company } from '../domain/company.js'
import type { Reservation } from '../domain/reservation.js'
import type { IsoDate } from '../domain/time.js'

/** A reservation and its client, of which a mail needs only this. */
export interface MailInput {
  readonly reservation: Pick<Reservation, 'booking'>
  readonly client: Pick<Client, 'name'>
  readonly company: Company
}

/** `newAddress` replaces `previousAddress`; both bare addresses. */
export interface NewAddressInput extends Omit<MailInput, 'reservation'> {
  readonly newAddress: string
  readonly previousAddress: string
}

/** `deadline` is the last day on which the purchase order is in time: the next business day after this mail. */
export interface UltimatumInput extends MailInput {
  readonly deadline: IsoDate
}

/** `ocNumber` is null where the document bears no number that could be read. */
export interface AcknowledgementInput extends MailInput {
  readonly ocNumber: string | null
}

/** `reason` is what staff wrote to the client, in whatever language; null where they gave none. */
export interface RejectionInput extends AcknowledgementInput {
  readonly reason: string | null
}
