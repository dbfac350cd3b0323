import { foldText, type Person, type ReservationView } from '../../src/contract.js'
import { outside } from '../cards/markdown.js'
import { say } from '../reply.js'
import { ASSIGN, DONE_FOR } from '../texts/answers.js'
import { BEFORE_A_PERSON, ME, NOBODY } from '../texts/command-words.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { withCode } from './arguments.js'
import type { Command, CommandContext, CommandOutcome } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'

const NAMED = 5

type Chosen =
  { readonly ok: true; readonly person: Person | null } | { readonly ok: false; readonly problem: string }

const chosen = (person: Person | null): Chosen => ({ ok: true, person })
const unclear = (problem: string): Chosen => ({ ok: false, problem })

const severalText = (typed: string, people: readonly Person[]): string => {
  const names = people.slice(0, NAMED).map(({ name }) => outside(name, 60))
  return ASSIGN.several(outside(typed, 60), names, people.length - names.length)
}

/** A mention is sure; a name is looked for among the members of the team. */
const byName = async ({ mentioned, findPerson }: CommandContext, typed: string): Promise<Chosen> => {
  const [mention, another] = mentioned
  if (another) return unclear(ASSIGN.onlyOne)
  const found = await findPerson(mention ?? typed.replace(BEFORE_A_PERSON, ''))
  if (found.kind === 'one') return chosen({ id: found.person.id, name: found.person.name })
  if (found.kind === 'several') return unclear(severalText(typed, found.people))
  return unclear(ASSIGN.nobodyCalled(outside(typed, 60)))
}

const choose = async (context: CommandContext, typed: string): Promise<Chosen> => {
  const { id, name } = context.actor
  const asked = foldText(typed)
  if (asked === '' || ME.includes(asked)) return chosen({ id, name })
  return NOBODY.includes(asked) ? chosen(null) : byName(context, typed)
}

const assignTo = (
  context: CommandContext,
  code: string,
  assignee: Person | null,
): Promise<CommandOutcome> => {
  const sentence = (locator: string): string =>
    assignee ? DONE_FOR.assign(locator, outside(assignee.name, 60)) : DONE_FOR.release(locator)
  const done = (after: ReservationView): string => doneText(after, context.cards, sentence)
  return onReservation(context, code, (locator) => ({ type: 'assign', locator, assignee }), done)
}

export const assign: Command = {
  ...COMMAND_TEXTS.assign,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      const choice = await choose(context, rest)
      return choice.ok ? assignTo(context, code, choice.person) : say(choice.problem)
    }),
}
