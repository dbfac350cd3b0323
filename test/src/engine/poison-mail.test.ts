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
