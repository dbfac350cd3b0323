import type { Person } from '../../src/contract.js'
import { VERBS } from '../cards/verbs.js'
import { ME, NOBODY } from '../cards/views/assign-form.js'
import type { PressData } from '../incoming.js'
import { CHOOSE_PERSON, DONE } from '../texts/es.js'
import type { Action, ActionContext } from './action.js'
import { askAgain, operate } from './on-reservation.js'

/** Whom the press means; undefined where nobody of the team has that id. */
export const chosenPerson = ({ actor, cards }: ActionContext, data: PressData): Person | null | undefined => {
  const { assignee } = data
  if (assignee === NOBODY) return null
  if (assignee === ME) return { id: actor.id, name: actor.name }
  const found = cards.people?.find(({ id }) => id === assignee)
  // A person of the team comes with what Teams knows of them; only this is kept.
  return found && { id: found.id, name: found.name }
}

export const handOver: Action = {
  verb: VERBS.assign,
  needs: 'operate',
  run: (context, data) => {
    const assignee = chosenPerson(context, data)
    if (assignee === undefined) return askAgain(context, data, CHOOSE_PERSON)
    return operate(context, data, (locator) => ({ type: 'assign', locator, assignee }), DONE.assign)
  },
}
