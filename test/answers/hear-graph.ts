import { createGraphSender } from '../../src/adapters/graph/graph-sender.js'
import { memoryLedger, WIDE } from '../fakes/ledger.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import { outgoing } from '../ports/mail-sender-contract.js'
import { startGraph, type GraphReply } from '../servers/graph.js'
import type { Hearing } from './hearing.js'

/** `403 ErrorAccessDenied: …`, as the adapter puts an answer of Graph into one line. */
const replyOf = (says: string): GraphReply => {
  const [, status, code = '', message = ''] = /^(\d+) (\w+): (.*)$/.exec(says) ?? []
  return { status: Number(status), code, message }
}

export const hearGraph: Hearing = async ({ says }) => {
  const server = await startGraph()
  server.answer(replyOf(says))
  const sender = createGraphSender(
    {
      url: server.url,
      mailbox: 'controloc@empresa.example',
      tokens: { token: async () => 'un-token', refused: () => undefined },
      from: { address: 'controloc@empresa.example', name: 'Control OC' },
      limits: WIDE,
    },
    { clock: systemClock, log: quietLog, ledger: memoryLedger() },
  )
  try {
    const outcome = await sender.send(outgoing())
    return outcome.kind === 'accepted' ? 'nothing went wrong' : outcome.error
  } finally {
    await sender.stop()
    await server.stop()
  }
}
