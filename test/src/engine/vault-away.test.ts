import { afterAll, expect, it, vi } from 'vitest'
import { closeDocuments, Office } from '../../story/office.js'

afterAll(closeDocuments)

it('leaves a mail in its mailbox whose document cannot be kept, and takes it when the vault is back', async () => {
  const office = await Office.open()
  office.vault.goAway()
  await office.confirmation()
  expect(await office.engine.findReservation('AAKLMNO')).toBeNull()
  expect([office.sent, office.mailboxes[0]?.status().problem]).toEqual([
    [],
    expect.stringContaining('the place of documents does not answer'),
  ])
  office.vault.comeBack()
  await vi.waitFor(async () => expect(await office.engine.findReservation('AAKLMNO')).not.toBeNull())
  await office.quiet()
  const { files, state } = await office.reservation()
  expect([state, office.sent.length, files.length]).toEqual(['requested', 1, 1])
  await expect(office.vault.read(files[0]?.id ?? '')).resolves.toBeDefined()
})

it('takes an order once that came while the vault was away', async () => {
  const office = await Office.open()
  await office.confirmation()
  office.vault.goAway()
  await office.order()
  expect((await office.reservation()).state).toBe('requested')
  office.vault.comeBack()
  await vi.waitFor(async () => expect((await office.reservation()).state).toBe('received'))
  expect((await office.reservation()).purchaseOrder?.files).toHaveLength(1)
})
