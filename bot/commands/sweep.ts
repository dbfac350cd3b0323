import type { SweepOutcome } from '../../src/contract.js'
import { outside } from '../cards/markdown.js'
import { say } from '../reply.js'
import { FIRST_WORD, SWEEP } from '../texts/answers.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'

const cameText = (outcome: SweepOutcome): string =>
  outcome.accepted + outcome.forReview + outcome.ignored > 0 ? SWEEP.came(outcome) : SWEEP.nothing

/** That nothing came is only said when every mailbox was read. */
const sentences = (outcome: SweepOutcome): readonly string[] => {
  const away = outcome.away.map(({ account, problem }) =>
    SWEEP.away(outside(account, 80), outside(problem, 120)),
  )
  const came = cameText(outcome)
  return away.length > 0 && came === SWEEP.nothing ? away : [came, ...away]
}

export const sweep: Command = {
  ...COMMAND_TEXTS.sweep,
  needs: 'operate',
  firstWord: FIRST_WORD.sweep,
  run: async ({ engine }) => say(sentences(await engine.sweepNow()).join('\n\n')),
}
