import { describe, expect, it } from 'vitest'
import type { FaultCode } from '../../src/domain/fault-code.js'
import type { CheckArea } from '../../src/domain/finding.js'
import { ANSWER_RULES, recogniseAnswer, type Speaker } from '../../src/reading/server-answers.js'
import { remedyOf } from '../../src/texts/remedies.js'
import { EXPLAINED } from './explained.js'
import { hearImap } from './hear-imap.js'
import { hearNetwork } from './hear-network.js'
import { hearSmtp } from './hear-smtp.js'
import { hearGraph } from './hear-graph.js'
import { hearToken } from './hear-token.js'
import type { Hearing } from './hearing.js'

/**
 * Every text of the table is said by a server on the loopback, to our own adapter: what comes out of the adapter is what
 * must be recognised, with whatever the clients in between put around it.
 */
const HEARINGS: Readonly<Record<Speaker, readonly [area: CheckArea, hear: Hearing]>> = {
  imap: ['imap', hearImap],
  smtp: ['smtp', hearSmtp],
  token: ['token', hearToken],
  graph: ['smtp', hearGraph],
  network: ['imap', hearNetwork],
}

const SPEAKERS = Object.keys(HEARINGS) as Speaker[]

const explanationOf = (code: FaultCode): string => {
  const { title, cause, remedy, commands } = remedyOf(code)
  return [title, cause, ...remedy, ...commands].join('\n')
}

describe.each(SPEAKERS)('what is said by %s', (speaker) => {
  const [area, hear] = HEARINGS[speaker]

  it.each(ANSWER_RULES[speaker])('$says', async (rule) => {
    const answer = await hear(rule)
    const first = ANSWER_RULES[speaker].find(({ pattern }) => pattern.test(answer))
    expect({ answer, rule: first?.says }).toEqual({ answer, rule: rule.says })
    expect(recogniseAnswer(answer, area)).toBe(rule.code)
    expect(explanationOf(rule.code)).toMatch(EXPLAINED[rule.code])
  })
})
