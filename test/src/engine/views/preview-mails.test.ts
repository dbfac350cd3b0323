import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../../story/chase.js'
import { Office } from '../../../story/office.js'
import { aClient, santiago } from '../../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

const requested = () => new ChaseStory(NOW).requested()

describe('the preview of the mails about a reservation', () => {
  it('shows each kind as it would leave now, and nothing leaves', async () => {
    const office = await Office.open({ now: NOW, given: [requested()] })
    const mails = await office.engine.previewMails(' aaklmno ')
    expect(mails?.map(({ kind }) => kind)).toEqual([
      'request',
      'reminder',
      'ultimatum',
      'acknowledgement',
      'rejection',
    ])
    expect(mails?.[0]).toMatchObject({
      to: ['compras@empresa.example'],
      cc: ['administracion@hotelsales.example'],
      subject: 'Solicitud de Orden de Compra - Reserva 45000000',
    })
    expect([office.sent, (await office.engine.status()).mailsWaiting]).toEqual([[], 0])
  })

  it("is written in the client's language", async () => {
    const office = await Office.open({
      now: NOW,
      clients: [aClient({ language: 'en' })],
      given: [requested()],
    })
    expect((await office.engine.previewMails('AAKLMNO'))?.[0]?.text).toContain('purchase order')
  })

  it('is none of a reservation that nobody knows, or whose client nobody knows', async () => {
    const office = await Office.open({
      now: NOW,
      clients: [],
      given: [new ChaseStory(NOW, null).confirmed()],
    })
    expect(await office.engine.previewMails('NOTHERE')).toBeNull()
    expect(await office.engine.previewMails('AAKLMNO')).toBeNull()
  })
})
