import { expect, it } from 'vitest'
import { collectedFigures } from '../collected-figures.js'
import { ratesOf, show } from './rates.js'

const mailbox = (count: number) => ({ user: `${count}@hotelsales.example`, count, folder: '' })
const mailboxes = { all: mailbox(1_000), few: mailbox(250), warmUp: mailbox(10) }

const rates = (name: string, count: number, seconds: number) => {
  const run = async () => ({ seconds, processor: seconds })
  return [
    `${name}, ${count} mails`,
    ratesOf({ name, count, run, warmUp: run }, [{ seconds, processor: seconds }]),
  ] as const
}

it('who reads a full mailbox is compared with those who have read as many mails', () => {
  const { report, figures } = collectedFigures()
  const all = new Map([rates('service', 1_000, 20), rates('service', 250, 6), rates('usual way', 1_000, 10)])
  show(report, new Map([...all, rates('usual way in Python', 250, 3)]), mailboxes)
  expect(
    figures.filter(({ name }) => name.includes(', of ')).map(({ name, value }) => [name, value]),
  ).toEqual([
    ['service, of usual way, by the clock, 1000 mails', '0.5 × (0.5–0.5)'],
    ['service, of usual way in Python, by the clock, 250 mails', '0.5 × (0.5–0.5)'],
  ])
})
