import type { Locator, StaffCommand } from '../../src/contract.js'
import { formatShortDay } from '../../src/texts/es.js'
import { outside } from '../cards/markdown.js'
import { VERBS } from '../cards/verbs.js'
import { ME } from '../cards/views/assign-form.js'
import { ROWS_PER_PAGE, pendingCard, pendingTitle } from '../cards/views/pending-card.js'
import { pickedIn, placeOf } from '../cards/views/pending-place.js'
import { pickedResultCard, pickedResultTitle, type PickedResult } from '../cards/views/picked-result-card.js'
import type { PressData } from '../incoming.js'
import { refusalText } from '../refusals.js'
import { CHOOSE_DAY, CHOOSE_PERSON } from '../texts/es.js'
import { PICKED } from '../texts/lists.js'
import type { Action, ActionContext, ActionOutcome } from './action.js'
import { chosenPerson } from './hand-over.js'
import { postponedTo } from './postpone.js'

type Ask = (locator: Locator) => StaffCommand

/** The list as it is now, with a sentence that says what is missing. */
const listAgain = async (
  { engine, cards }: ActionContext,
  data: PressData,
  note: string,
): Promise<ActionOutcome> => {
  const place = placeOf(data)
  const page = await engine.pending(place.filter, { limit: ROWS_PER_PAGE, after: place.after })
  const card = pendingCard(page, cards, place, { note })
  return { kind: 'shown', card, summary: pendingTitle(page, place.filter), said: note }
}

const askEach = async (
  { engine, actor, cards }: ActionContext,
  locators: readonly Locator[],
  ask: Ask,
  done: string,
): Promise<readonly PickedResult[]> => {
  const results: PickedResult[] = []
  for (const locator of locators) {
    const result = await engine.execute(ask(locator), actor)
    const text = result.ok ? done : refusalText(result, cards)
    results.push({ locator, done: result.ok, text })
  }
  return results
}

/** One after the other; what is refused for one does not hold up the others. */
const forPicked = async (
  context: ActionContext,
  data: PressData,
  ask: Ask,
  done: string,
): Promise<ActionOutcome> => {
  const locators = pickedIn(data).slice(0, ROWS_PER_PAGE)
  if (locators.length === 0) return listAgain(context, data, PICKED.none)
  const results = await askEach(context, locators, ask, done)
  const card = pickedResultCard(results, placeOf(data))
  return { kind: 'shown', card, summary: pickedResultTitle(results), said: null }
}

export const resendPicked: Action = {
  verb: VERBS.resendPicked,
  needs: 'operate',
  run: (context, data) =>
    forPicked(context, data, (locator) => ({ type: 'resend', locator }), PICKED.did.resend),
}

export const postponePicked: Action = {
  verb: VERBS.postponePicked,
  needs: 'operate',
  run: async (context, data) => {
    const until = postponedTo(data, context.cards)
    if (until === null) return listAgain(context, data, CHOOSE_DAY)
    const done = PICKED.did.postpone(formatShortDay(until))
    return forPicked(context, data, (locator) => ({ type: 'postpone', locator, until }), done)
  },
}

/** `person` stands on the button of who takes them; whom somebody chose stands in the input. */
export const assignPicked: Action = {
  verb: VERBS.assignPicked,
  needs: 'operate',
  run: async (context, data) => {
    const assignee = chosenPerson(context, data['person'] === ME ? { assignee: ME } : data)
    if (assignee === undefined) return listAgain(context, data, CHOOSE_PERSON)
    const done = assignee ? PICKED.did.assign(outside(assignee.name, 60)) : PICKED.did.release
    return forPicked(context, data, (locator) => ({ type: 'assign', locator, assignee }), done)
  },
}
