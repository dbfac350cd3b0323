import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { TRIES } from '../../../src/engine/ingest/receive.js'
import { closeDocuments, Office } from '../../story/office.js'

const POISON = Buffer.from('Subject: poison\r\n\r\n')

let office: Office
let tried: number

/** The reader stumbles over the poison so often. */
const stumbling = (times: number): void => {
  const { parser } = office
  const parse = parser.parse.bind(parser)
  vi.spyOn(parser, 'parse').mockImplementation((source) => {
    if (!Buffer.from(source).includes('poison')) return parse(source)
    tried += 1
    return tried <= times ? Promise.reject(new Error('poison')) : parse(source)
  })
}

beforeEach(async () => {
  office = await Office.open()
  tried = 0
})

afterEach(() => office.engine.stop())

afterAll(closeDocuments)

describe('a mail that cannot be read', () => {
  it('is tried three times, then lies before staff, and the next one is taken', async () => {
    stumbling(Infinity)
    await office.deliver(POISON)
    await office.confirmation()
    expect(await office.review()).toMatchObject({
      kind: 'unreadable_mail',
      facts: { problem: 'unreadable' },
    })
    expect(tried).toBe(TRIES)
    expect((await office.reservation()).state).toBe('requested')
  })

  it('is read when one of the tries succeeds', async () => {
    stumbling(TRIES - 1)
    await office.deliver(POISON)
    expect([tried, await office.reviews()]).toEqual([TRIES, []])
  })
})

/** Its reader was content with it, and whoever judges it stumbles. */
const stumblingLater = (times: number): void => {
  const { parser } = office
  const parse = parser.parse.bind(parser)
  vi.spyOn(parser, 'parse').mockImplementation(async (source) => {
    const mail = await parse(source)
    if (!Buffer.from(source).includes('poison')) return mail
    return Object.defineProperty({ ...mail, messageId: '<poison@empresa.example>' }, 'subject', {
      get: () => {
        tried += 1
        if (tried <= times) throw new Error('poison')
        return 'poison'
      },
    })
  })
}

describe('a mail that cannot be judged', () => {
  it('is tried three times, then lies before staff, and those around it are taken', async () => {
    stumblingLater(Infinity)
    await Promise.all([
      office.confirmation(),
      office.deliver(POISON),
      office.confirmation({ locator: 'BBKLMNO', bookingId: '71', providerLocator: '72' }),
    ])
    expect(await office.reviews()).toMatchObject([
      { kind: 'unreadable_mail', facts: { problem: 'unreadable' } },
    ])
    expect(tried).toBe(TRIES)
    for (const locator of ['AAKLMNO', 'BBKLMNO'])
      expect((await office.reservation(locator)).state).toBe('requested')
  })

  it('is judged when one of the tries succeeds', async () => {
    stumblingLater(TRIES - 1)
    await office.deliver(POISON)
    expect(await office.reviews()).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(TRIES)
  })
})

describe('a mail whose documents cannot be kept now', () => {
  it('waits for as long as that lasts, and is not set aside for it', async () => {
    const put = vi.spyOn(office.vault, 'put')
    for (let times = 0; times < 2 * TRIES; times += 1)
      put.mockRejectedValueOnce(new Error('the share is away'))
    await office.confirmation()
    await vi.waitUntil(() => put.mock.calls.length > 2 * TRIES)
    await office.quiet()
    expect([await office.reviews(), (await office.reservation()).state]).toEqual([[], 'requested'])
  })
})
