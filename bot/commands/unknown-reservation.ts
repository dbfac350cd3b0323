import type { Engine, Locator } from '../../src/contract.js'
import { outside } from '../cards/markdown.js'
import { refusalText } from '../refusals.js'
import { say, type Reply } from '../reply.js'
import { didYouMean } from '../texts/answers.js'
import type { CommandContext } from './command.js'
import { distance } from './nearest.js'

/** Shorter codes are near too many others. */
const SHORTEST = 6
/** Of what is found with a part of the code. */
const LOOKED_AT = 50
const PROPOSED = 3

/** One slip spoils at most one of them, unless it is a swap in the very middle. */
const partsOf = (code: string): readonly string[] => [code.slice(0, 4), code.slice(-3)]

const found = async (engine: Engine, part: string): Promise<readonly Locator[]> =>
  (await engine.search(part, { limit: LOOKED_AT, after: null })).items.map(({ locator }) => locator)

/** Locators that are one slip away from what was typed, of reservations that are not archived. */
const nearLocators = async (engine: Engine, code: string): Promise<readonly Locator[]> => {
  if (code.length < SHORTEST || /^\d+$/u.test(code)) return []
  const all = await Promise.all(partsOf(code).map((part) => found(engine, part)))
  const near = all.flat().filter((locator) => distance(locator.toUpperCase(), code.toUpperCase()) === 1)
  return [...new Set(near)].slice(0, PROPOSED)
}

/** That nobody knows the reservation, with those that may have been meant. */
export const noReservation = async ({ engine, cards }: CommandContext, code: string): Promise<Reply> => {
  const refusal = refusalText({ ok: false, code: 'unknown_reservation', facts: { locator: code } }, cards)
  const near = await nearLocators(engine, code)
  return say(
    didYouMean(
      refusal,
      near.map((locator) => outside(locator, 20)),
    ),
  )
}
