import { afterAll, describe, expect, it } from 'vitest'
import { closeDocuments, Office } from '../../story/office.js'
import { aClient, aCompany } from '../../story/samples.js'

afterAll(closeDocuments)

const LOGO = { contentType: 'image/png', width: 96, height: 48, base64: 'iVBORw0KGgo=' } as const

describe('a client that reads English', () => {
  const open = async (): Promise<Office> => {
    const office = await Office.open({ clients: [aClient({ language: 'en' })] })
    await office.confirmation()
    return office
  }

  it('is asked, answers and is thanked in its language, in one conversation', async () => {
    const office = await open()
    await office.order({ subject: 'RE: Purchase Order Request - Reservation 45000000', text: 'PO attached.' })
    expect((await office.reservation()).state).toBe('received')
    expect(office.sent.map(({ subject }) => subject)).toEqual([
      'Purchase Order Request - Reservation 45000000',
      'RE: Purchase Order Request - Reservation 45000000',
    ])
    expect(office.sent.at(-1)?.text).toContain('We have received purchase order 4500012345')
  })

  it('that only thanks has not sent its order', async () => {
    const office = await open()
    const [request] = office.sent
    await office.mail({
      subject: `RE: ${request?.subject ?? ''}`,
      text: 'Noted with thanks.',
      inReplyTo: request?.messageId ?? '',
    })
    expect((await office.reservation()).state).toBe('requested')
  })
})

describe('a preview', () => {
  it('says each mail as it would leave now, in the client’s language, and sends none', async () => {
    const office = await Office.open({ clients: [aClient({ language: 'pt' })] })
    await office.confirmation()
    const previews = await office.engine.previewMails('aaklmno')
    expect(previews?.map(({ kind, text }) => [kind, text.split('\n')[0]])).toEqual([
      ['request', 'Solicitação de ordem de compra'],
      ['reminder', 'Lembrete: ordem de compra pendente'],
      ['ultimatum', 'Último aviso: ordem de compra pendente'],
      ['acknowledgement', 'Ordem de compra recebida'],
      ['rejection', 'Ordem de compra: precisamos de outro documento'],
    ])
    await office.until('2026-11-24 12:00')
    expect(office.sent).toHaveLength(1)
  })

  it('is there only where the client is known', async () => {
    const office = await Office.open()
    expect(await office.engine.previewMails('AAZZZZZ')).toBeNull()
  })
})

it('the company’s logo travels with every mail', async () => {
  const office = await Office.open({ settings: { company: aCompany({ logo: LOGO }) } })
  await office.confirmation()
  expect(office.sent[0]?.inline).toMatchObject([{ filename: 'logo.png', base64: LOGO.base64 }])
})
