import type { EngineStatus, MailboxState } from '../../../src/contract.js'
import { formatInstant } from '../../../src/texts/es.js'
import { STATUS } from '../../texts/lists.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { fact } from './context.js'
import { heldLines } from './held-lines.js'

const mailboxRow = (mailbox: MailboxState, status: EngineStatus): object => {
  const swept = mailbox.lastSweepAt
    ? STATUS.lastSweep(formatInstant(mailbox.lastSweepAt, status.zone, status.now))
    : STATUS.neverSwept
  const state = mailbox.connected ? STATUS.connected : STATUS.disconnected
  const parts = [`**${outside(mailbox.account, 80)}**: ${state}`, swept, outside(mailbox.problem ?? '', 200)]
  return {
    text: parts.filter((part) => part !== '').join(' · '),
    color: mailbox.connected && mailbox.problem === null ? 'Good' : 'Attention',
  }
}

const isWell = (status: EngineStatus, channelKnown: boolean): boolean =>
  channelKnown && status.mailboxes.every((mailbox) => mailbox.connected && mailbox.problem === null)

const warningsOf = (status: EngineStatus): readonly string[] => [
  ...(status.rehearsal ? [STATUS.rehearsal] : []),
  ...heldLines(status, status),
]

export const statusCard = (status: EngineStatus, channelKnown: boolean): Card =>
  renderCard('status', {
    fallbackText: STATUS.title,
    speak: STATUS.title,
    tone: isWell(status, channelKnown) ? 'good' : 'attention',
    title: STATUS.title,
    warnings: warningsOf(status).map((text) => ({ text })),
    facts: [
      ...fact(STATUS.running, formatInstant(status.startedAt, status.zone, status.now)),
      ...fact(STATUS.open, String(status.open)),
      ...fact(STATUS.reviews, String(status.openReviews)),
      ...fact(STATUS.mails, String(status.mailsWaiting)),
      ...fact(STATUS.clients, String(status.clients)),
      ...fact(STATUS.channel, channelKnown ? STATUS.channelKnown : STATUS.channelUnknown),
    ],
    mailboxesTitle: STATUS.mailboxes,
    mailboxes: status.mailboxes.map((mailbox) => mailboxRow(mailbox, status)),
  })
