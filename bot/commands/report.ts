import type { ReportFile } from '../../src/contract.js'
import { formatMoney } from '../../src/texts/es.js'
import { outside } from '../cards/markdown.js'
import { officeDay } from '../office-day.js'
import { say } from '../reply.js'
import { FIRST_WORD } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import { MONTH_PROBLEMS } from '../texts/day-problems.js'
import { REPORT } from '../texts/report.js'
import type { Command, CommandContext, CommandOutcome } from './command.js'
import { readMonth, type TypedMonth } from './typed/month.js'

type Summary = ReportFile['summary']

/** Of each currency: more stand in the file. */
const AGENCIES_NAMED = 3

const owingMost = ({ owingMost: byCurrency }: Summary): readonly string[] => {
  const agencies = byCurrency.flatMap(({ agencies: owing }) => owing.slice(0, AGENCIES_NAMED))
  if (agencies.length === 0) return []
  return [
    REPORT.owingMost(
      agencies.map(({ agency, amount }) => REPORT.owes(outside(agency, 60), formatMoney(amount))),
    ),
  ]
}

const summaryText = (summary: Summary): string =>
  [
    REPORT.head(summary.monthLabel, summary.reservations),
    REPORT.received(summary.received, summary.shareInTime, summary.medianDays),
    REPORT.open(
      summary.open,
      summary.openAmounts.map((amount) => formatMoney(amount)),
    ),
    ...owingMost(summary),
  ].join('\n\n')

const problemText = (problem: Extract<TypedMonth, { ok: false }>, typed: string): string =>
  problem.problem === 'future'
    ? MONTH_PROBLEMS.future(problem.year, problem.month)
    : MONTH_PROBLEMS.notUnderstood(outside(typed, 40))

const make = async ({ engine, giveFile }: CommandContext, month: string | null): Promise<CommandOutcome> => {
  const { file, summary } = await engine.report(month)
  const given = giveFile({ file, owner: { kind: 'report' }, title: REPORT.title(summary.monthLabel) })
  return { kind: 'several', replies: [say(summaryText(summary)), given] }
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
