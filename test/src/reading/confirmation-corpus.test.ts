import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPdfReader } from '../../../src/adapters/pdf/pdf-reader.js'
import { type Money, toUnits } from '../../../src/domain/money.js'
import type { DocumentText } from '../../../src/ports.js'
import { type ConfirmationReading, readConfirmation } from '../../../src/reading/confirmation.js'
import { CORPUS } from '../../fixtures/confirmations/corpus.js'
import { expectedReading } from '../../fixtures/confirmations/expected.js'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/confirmations/${name}`, import.meta.url))

const units = (money: Money | null) => money && { amount: toUnits(money), currency: money.currency }

const asExpected = (reading: ConfirmationReading) => {
  const { cancelled, total, stays, ...rest } =
    reading.outcome === 'reservation' ? reading.booking : reading.draft
  const problems = reading.problems.map(({ code }) => code)
  const read = {
    ...rest,
    total: units(total),
    stays: stays.map((stay) => ({ ...stay, total: units(stay.total) })),
  }
  return { cancelled, read: { outcome: reading.outcome, ...read, problems } }
}

describe('printed confirmations', () => {
  let reader: DocumentText

  beforeAll(() => {
    reader = createPdfReader()
  })
  afterAll(() => reader.stop())

  it.each(CORPUS)('$name, by $printer', async ({ name }) => {
    const document = await reader.read(fixture(`${name}.pdf`))
    if (!document.ok) throw new Error(document.fault)
    const { cancelled, read } = asExpected(readConfirmation(document.pages))
    expect(read).toEqual(JSON.parse(fixture(`${name}.json`).toString('utf8')))
    expect(cancelled).toBe(/^cancelad[oa]$/iu.test(read.bookingStatus ?? ''))
  })

  it.each(CORPUS)('$name is kept with what its booking says', (entry) => {
    expect(JSON.parse(fixture(`${entry.name}.json`).toString('utf8'))).toEqual(expectedReading(entry))
  })
})
