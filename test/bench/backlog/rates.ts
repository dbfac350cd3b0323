import { told } from '../../trials/figures.js'
import type { Figure } from '../../trials/figures.js'
import type { Report } from '../bench.js'
import { median, pairedRatios, rounded } from '../statistics.js'
import { timesAtLeast, timesTold } from '../times.js'
import type { Took } from '../world/program.js'
import type { Contestant, Mailbox, Mailboxes } from './contestants.js'
import { BARE, nameOn, PYTHON, SERVICE, SLOW, USUAL, USUAL_SLOW } from './contestants.js'

/** Of what `pdf-parse` alone reads with the same time of processor; and of the own rate, on the slow line. */
const [SHARE_OF_BARE, SHARE_ON_SLOW_LINE, TIMES_THE_USUAL] = [0.8, 0.8, 5]

/** Mails in a second, and mails in a second of processor, which is what one core is worth: of each round. */
export interface Rates {
  readonly aSecond: readonly number[]
  readonly aCore: readonly number[]
}

export const ratesOf = ({ count }: Contestant, took: readonly Took[]): Rates => ({
  aSecond: took.map(({ seconds }) => count / seconds),
  aCore: took.map(({ processor }) => count / processor),
})

/** By the names of the contestants. */
export type AllRates = ReadonlyMap<string, Rates>

const toldOf = (name: string, { aSecond, aCore }: Rates): Figure =>
  told(name, `${rounded(median(aSecond), 1)} a second, ${rounded(median(aCore), 1)} a second of processor`)

interface Comparison {
  readonly one: string
  readonly other: string
  /** The mailbox that both of them read. */
  readonly mailbox: Mailbox
  readonly by: keyof Rates
  /** Null: however much it is. */
  readonly least: number | null
}

const BY: Readonly<Record<keyof Rates, string>> = { aSecond: 'by the clock', aCore: 'for each core used' }

/** Nothing where one of them was left out. */
const compared = (rates: AllRates, { one, other, mailbox, by, least }: Comparison): readonly Figure[] => {
  const [ours, theirs] = [rates.get(nameOn(one, mailbox)), rates.get(nameOn(other, mailbox))]
  if (!ours || !theirs) return []
  const name = `${one}, of ${other}, ${BY[by]}, ${mailbox.count} mails`
  const ratios = pairedRatios(ours[by], theirs[by])
  return [least === null ? timesTold(name, ratios) : timesAtLeast(name, ratios, least)]
}

const comparisonsOn = ({ all, few }: Mailboxes): readonly Comparison[] => [
  { one: SERVICE, other: BARE, mailbox: all, by: 'aCore', least: SHARE_OF_BARE },
  { one: SERVICE, other: BARE, mailbox: all, by: 'aSecond', least: null },
  { one: SERVICE, other: USUAL, mailbox: all, by: 'aSecond', least: TIMES_THE_USUAL },
  { one: SERVICE, other: PYTHON, mailbox: few, by: 'aSecond', least: TIMES_THE_USUAL },
  { one: SLOW, other: USUAL_SLOW, mailbox: few, by: 'aSecond', least: TIMES_THE_USUAL },
  { one: SLOW, other: SERVICE, mailbox: all, by: 'aSecond', least: SHARE_ON_SLOW_LINE },
]

export const show = (report: Report, rates: AllRates, mailboxes: Mailboxes): void => {
  report.figures(
    ...[...rates].map(([name, one]) => toldOf(name, one)),
    ...comparisonsOn(mailboxes).flatMap((one) => compared(rates, one)),
  )
  report.chart({
    kind: 'bars',
    name: 'rate',
    title: 'Confirmations in a second, from the start to the last one on disk',
    bars: [...rates].map(([label, { aSecond }]) => ({ label, value: median(aSecond) })),
  })
}
