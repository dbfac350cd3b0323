import { describe, expect, it } from 'vitest'
import type { ReservationCommand } from '../../../src/domain/commands.js'
import { isStillWanted } from '../../../src/domain/evolve.js'
import { ChaseStory } from '../../story/chase.js'
import { aClient, santiago } from '../../story/samples.js'

const fileOf = (id: string) => ({ id, filename: `${id}.pdf`, contentType: 'application/pdf', size: 9 })

const order = (number: string, file: string): ReservationCommand => ({
  type: 'receive_purchase_order',
  ocNumber: number,
  files: [fileOf(file)],
  mailId: 'm1',
  answerTo: null,
  warnings: [],
  assigned: null,
})

const reject: ReservationCommand = { type: 'reject_purchase_order', reason: ' es de otro hotel ' }

/** Asked on Monday at eleven, answered an hour later. */
const received = () => new ChaseStory().requested().at('2026-11-23 12:00').does(order('1', 'a'))

const rejected = () => received().at('2026-11-23 12:30').does(reject, 'Marta')

const isWanted = (story: ChaseStory, mail = story.lastMail()): boolean | null =>
  story.reservation && isStillWanted(story.reservation, mail)

describe('an OC is rejected', () => {
  it('and owed again; what was wrong is remembered', () => {
    const { state, reservation } = rejected()
    expect([state, reservation?.purchaseOrder, reservation?.settledAt]).toEqual(['requested', null, null])
    expect(reservation?.rejected).toMatchObject({
      ocNumber: '1',
      reason: 'es de otro hotel',
      at: santiago('2026-11-23 12:30'),
      files: [fileOf('a')],
    })
  })

  it('and the client is told when that can no longer be taken back', () => {
    const mail = rejected().lastMail()
    expect([mail.kind, mail.notBefore]).toEqual(['rejection', santiago('2026-11-23 12:40')])
  })

  it('without a mail where there is nobody to write to', () => {
    const story = received()
    story.client = aClient({ contacts: [] })
    expect(story.does(reject).outcome).toEqual(['PurchaseOrderRejected', 'UndoOffered'])
  })

  it('only where there is one', () => {
    expect(new ChaseStory().requested().does(reject).outcome).toBe('nothing_received')
  })

  it('once', () => {
    expect(rejected().does(reject).outcome).toBe('nothing_received')
  })

  it('and the thanks for it do not leave any more', () => {
    const story = received()
    const thanks = story.lastMail()
    expect([isWanted(story, thanks), isWanted(story.does(reject), thanks)]).toEqual([true, false])
  })

  it('and every document that was rejected is remembered', () => {
    const story = rejected().does(order('2', 'b')).does(reject)
    expect(story.reservation?.rejected?.files).toEqual([fileOf('a'), fileOf('b')])
  })
})

describe('while the client has not been told', () => {
  it('no step is due', () => {
    expect(rejected().due).toBeNull()
  })

  it('a step that waits in the outbox does not leave', () => {
    const story = new ChaseStory().requested().at('2026-11-25 11:00').ticks()
    const reminder = story.lastMail()
    story.does(order('1', 'a')).does(reject)
    expect([isWanted(story, reminder), isWanted(story)]).toEqual([false, true])
  })

  it('another OC that comes makes the news needless', () => {
    const story = rejected()
    const news = story.lastMail()
    expect(isWanted(story.does(order('2', 'b')), news)).toBe(false)
  })
})

describe('when the client has been told', () => {
  const told = (at = '2026-11-23 12:40') => rejected().at(at).leaves()

  it('the chase goes on where it stood', () => {
    expect(told().due).toEqual({ action: 'reminder', at: santiago('2026-11-25 11:00') })
  })

  it('late, it has a business day from then', () => {
    expect(told('2026-11-26 16:00').due).toEqual({ action: 'reminder', at: santiago('2026-11-27 09:00') })
  })

  it('before it was ever asked, it is not asked in the same minute', () => {
    const story = new ChaseStory().confirmed().does(order('1', 'a')).does(reject).leaves()
    expect([story.state, story.due]).toEqual([
      'pending',
      { action: 'request', at: santiago('2026-11-24 09:00') },
    ])
  })

  it('its thirty days count anew', () => {
    const story = told()
    for (const time of ['2026-11-25 11:00', '2026-11-27 11:00']) story.at(time).ticks().leaves()
    expect(story.due).toEqual({ action: 'expiry', at: santiago('2026-12-23 12:40') })
  })
})

describe('when the news cannot be sent', () => {
  it('the chase is held, and goes on when staff have settled it', () => {
    const story = rejected()
    story.does({ type: 'note_mail_rejected', mail: story.lastMail(), error: '550' })
    expect(story.reservation?.hold?.reason).toBe('send_failed')
    story.does({ type: 'retry_mail', kind: 'rejection', resend: false })
    expect([story.reservation?.hold, story.lastMail().kind]).toEqual([null, 'rejection'])
  })
})
