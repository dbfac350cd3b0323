import { makeConfirmationPdf } from '../../bot/demo/samples/confirmation-pdf.js'
import { farLocator } from '../story/locators.js'
import { sampleBooking } from '../story/sample-booking.js'

/** A booking that there is only once, as a document. */
export interface Confirmation {
  readonly locator: string
  readonly pdf: Uint8Array
}

const FIRST_ID = 45_000_000

const confirmation = async (index: number): Promise<Confirmation> => {
  const locator = farLocator(index)
  return {
    locator,
    pdf: await makeConfirmationPdf(sampleBooking({ locator, bookingId: String(FIRST_ID + index) })),
  }
}

/** So many of them, no two the same; the same count gives the same ones. */
export const makeConfirmations = async (count: number): Promise<readonly Confirmation[]> => {
  const made: Confirmation[] = []
  for (let index = 0; index < count; index += 1) made.push(await confirmation(index))
  return made
}
