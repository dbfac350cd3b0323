import { outside } from '../cards/markdown.js'
import { reportCard, reportSummaryText } from '../cards/views/report-card.js'
import { officeDay } from '../office-day.js'
import { say, show } from '../reply.js'
import { FIRST_WORD } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { MONTH_PROBLEMS } from '../texts/day-problems.js'
import { REPORT } from '../texts/report.js'
import type { Command, CommandContext, CommandOutcome } from './command.js'
import { readMonth, type TypedMonth } from './typed/month.js'

const problemText = (problem: Extract<TypedMonth, { ok: false }>, typed: string): string =>
  problem.problem === 'future'
    ? MONTH_PROBLEMS.future(problem.year, problem.month)
    : MONTH_PROBLEMS.notUnderstood(outside(typed, 40))

const make = async ({ engine, giveFile }: CommandContext, month: string | null): Promise<CommandOutcome> => {
  const { file, summary } = await engine.report(month)
  const given = giveFile({ file, owner: { kind: 'report' }, title: REPORT.title(summary.monthLabel) })
  return { kind: 'several', replies: [show(reportCard(summary), reportSummaryText(summary)), given] }
}

export const report: Command = {
  ...COMMAND_TEXTS.report,
  needs: 'read',
  firstWord: FIRST_WORD.report,
  run: async (context, args) => {
    if (args === '') return make(context, null)
    const { now, zone } = context.cards
    const typed = readMonth(args, officeDay(now, zone))
    return typed.ok ? make(context, typed.month) : say(problemText(typed, args))
  },
}
