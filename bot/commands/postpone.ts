import type { IsoDate, ReservationView } from '../../src/contract.js'
import { formatDay } from '../../src/texts/es.js'
import { outside } from '../cards/markdown.js'
import type { CardContext } from '../cards/views/context.js'
import { whenText } from '../cards/views/moments.js'
import { officeDay } from '../office-day.js'
import { say, type Reply } from '../reply.js'
import { DONE_FOR } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { DAY_PROBLEMS } from '../texts/day-problems.js'
import { onDay } from '../texts/moments.js'
import { withCode } from './arguments.js'
import { misused, type Command, type CommandContext } from './command.js'
import { doneText } from './done.js'
import { onReservation } from './on-reservation.js'
import { readDay, type DayProblem } from './typed/day.js'

const problemText = (problem: DayProblem, typed: string): string => {
  switch (problem.code) {
    case 'not_understood':
      return DAY_PROBLEMS.notUnderstood(outside(typed, 40))
    case 'no_such_day':
      return DAY_PROBLEMS.noSuchDay(problem.day, problem.month, problem.year)
    case 'today':
      return DAY_PROBLEMS.today
    case 'past':
      return DAY_PROBLEMS.past(problem.day)
    case 'other_weekday':
      return DAY_PROBLEMS.otherWeekday(problem.day, problem.weekday)
    case 'ambiguous':
      return DAY_PROBLEMS.ambiguous(problem.number)
  }
}

/** The office may be closed on the day that was typed: what counts is when the rest really ends. */
const endText = ({ reservation: { hold } }: ReservationView, day: IsoDate, cards: CardContext): string =>
  hold?.reason === 'postponed' && hold.until ? whenText(hold.until, cards) : onDay(formatDay(day))

const postponeTo = (context: CommandContext, code: string, until: IsoDate): Promise<Reply> =>
  onReservation(
    context,
    code,
    (locator) => ({ type: 'postpone', locator, until }),
    (after) =>
      doneText(after, context.cards, (locator) =>
        DONE_FOR.postpone(locator, endText(after, until, context.cards)),
      ),
  )

export const postpone: Command = {
  ...COMMAND_TEXTS.postpone,
  needs: 'operate',
  run: (context, args) =>
    withCode(args, async ({ code, rest }) => {
      if (rest === '') return misused(DAY_PROBLEMS.missing)
      const { now, zone } = context.cards
      const typed = readDay(rest, officeDay(now, zone))
      return typed.ok ? postponeTo(context, code, typed.day) : say(problemText(typed.problem, rest))
    }),
}
