import type { FaultCode } from '../domain/fault-code.js'
import type { CheckArea } from '../domain/finding.js'
import { GRAPH_ANSWERS } from './server-answers/graph.js'
import { IMAP_ANSWERS } from './server-answers/imap.js'
import { NETWORK_ANSWERS } from './server-answers/network.js'
import type { AnswerRule } from './server-answers/rule.js'
import { SMTP_ANSWERS } from './server-answers/smtp.js'
import { TOKEN_ANSWERS } from './server-answers/token.js'

export type { FaultCode } from '../domain/fault-code.js'
export type { AnswerRule } from './server-answers/rule.js'

/** Who says a text. `network`: nobody, Node tells why nobody was reached. */
export type Speaker = 'imap' | 'smtp' | 'token' | 'graph' | 'network'

/** Every text that is known, by who says it. */
export const ANSWER_RULES: Readonly<Record<Speaker, readonly AnswerRule[]>> = {
  imap: IMAP_ANSWERS,
  smtp: SMTP_ANSWERS,
  token: TOKEN_ANSWERS,
  graph: GRAPH_ANSWERS,
  network: NETWORK_ANSWERS,
}

/**
 * Who may be heard in each area, in the order in which they are believed. A login by OAuth asks for its token on the
 * way, and mails leave by SMTP or by Graph. What DNS says of a domain is judged where it is asked.
 */
const HEARD_IN: Readonly<Record<CheckArea, readonly Speaker[]>> = {
  config: [],
  clock: [],
  data: [],
  token: ['token', 'network'],
  imap: ['token', 'imap', 'network'],
  smtp: ['token', 'graph', 'smtp', 'network'],
  round_trip: ['token', 'graph', 'imap', 'smtp', 'network'],
  dns: [],
  bot: ['token', 'network'],
  clients: [],
  senders: ['token', 'imap', 'network'],
}

/**
 * What the words of a server mean.
 *
 * @param answer what our adapters pass on, whole: of IMAP, SMTP, Graph, the token service, Node or OpenSSL
 * @returns null when nobody has taught us these words; whoever asks shows them as they are
 */
export const recogniseAnswer = (answer: string, area: CheckArea): FaultCode | null =>
  HEARD_IN[area].flatMap((speaker) => ANSWER_RULES[speaker]).find(({ pattern }) => pattern.test(answer))
    ?.code ?? null
