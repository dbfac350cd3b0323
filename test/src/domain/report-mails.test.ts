import { describe, expect, it } from 'vitest'
import { mailsOf } from '../../../src/domain/report-mails.js'
import { ChaseStory } from '../../story/chase.js'
import { santiago } from '../../story/samples.js'

const mailsIn = (told: ChaseStory) => {
  if (!told.reservation) throw new Error('nothing was confirmed')
  return mailsOf(told.reservation)
}

describe('the mails of a reservation', () => {
  it('are those that really left, with whom they went to', () => {
    const told = new ChaseStory().requested().at('2026-11-25 11:00').ticks()
    expect(mailsIn(told)).toEqual([
      {
        at: santiago('2026-11-23 11:00'),
        locator: 'AAKLMNO',
        direction: 'sent',
        kind: 'request',
        recipients: 'compras@empresa.example',
        repeated: false,
        askedBy: null,
      },
    ])
  })

  it('that staff asked for once more are named so', () => {
    const told = new ChaseStory()
      .requested()
      .at('2026-11-24 10:00')
      .does({ type: 'resend' }, 'Marta')
      .leaves()
    expect(mailsIn(told).at(-1)).toMatchObject({ kind: 'request', repeated: true, askedBy: 'Marta' })
  })

  it('have the answers that were noted among them', () => {
    const told = new ChaseStory().requested().does({ type: 'note_reply', kind: 'auto_reply', mailId: 'm' })
    expect(mailsIn(told).at(-1)).toMatchObject({
      direction: 'received',
      kind: 'auto_reply',
      recipients: null,
    })
  })

  it('are shown as the history has them where it is worded in another way', () => {
    const at = santiago('2026-11-23 11:00')
    const history = [{ at, event: 'MailLeft', actor: null, detail: 'reminder' }]
    expect(mailsOf({ locator: 'AAA', history })).toMatchObject([{ kind: 'reminder', recipients: null }])
  })
})
