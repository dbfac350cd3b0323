import { afterAll, describe, expect, it } from 'vitest'
import { openDocuments } from '../../../bot/service/documents.js'
import type { PageText } from '../../../src/domain/document.js'
import { readConfirmation } from '../../../src/reading/confirmation.js'
import { readPurchaseOrder } from '../../../src/reading/purchase-order.js'
import { quietLog } from '../../fakes/quiet.js'
import { createRandom } from '../random.js'
import { confirmationPdf, orderPdf } from './documents.js'
import { planOf } from './plan.js'

const documents = openDocuments(quietLog)
afterAll(() => documents.stop())

const pagesOf = async (content: Uint8Array): Promise<readonly PageText[]> => {
  const reading = await documents.read(content)
  if (!reading.ok) throw new Error(reading.fault)
  return reading.pages
}

const [one] = planOf({ months: 2, perDay: 10 }, createRandom(1)).flatMap(({ cases }) => cases)
if (!one) throw new Error('nothing is planned')

describe('the documents of a soak', () => {
  it('are confirmations without a doubt', async () => {
    const reading = readConfirmation(await pagesOf(confirmationPdf(one)))
    const { locator, bookingId } = one
    expect(reading).toMatchObject({ outcome: 'reservation', booking: { locator, bookingId }, problems: [] })
  })

  it('are purchase orders with their number', async () => {
    const order = readPurchaseOrder(await pagesOf(orderPdf(one)))
    expect(JSON.stringify(order)).toContain(one.ocNumber)
  })
})
