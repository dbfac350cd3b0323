import type { EngineStatus, HealthView, MailboxState, Unwell } from '../../../src/contract.js'
import { formatInstant } from '../../../src/texts/es.js'
import { explanationOf } from '../../../src/texts/health.js'
import { STATUS } from '../../texts/lists.js'
import { pressButton } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import { fact } from './context.js'
import { heldLines } from './held-lines.js'
import { sinceText, whenText } from './moments.js'

const UNWELL_SHOWN = 12

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

/** Words that are only in commands, such as the account's names, are not needed here. */
const unwellRow = ({ finding, since }: Unwell, status: EngineStatus): object => {
  const { title, cause } = explanationOf(finding)
  const parts = [
    `**${outside(title, 120)}**`,
    outside(finding.subject ?? '', 80),
    since ? STATUS.since(sinceText(since, status)) : '',
    outside(cause, 300),
    finding.answer ? `«${outside(finding.answer, 160)}»` : '',
  ]
  const what = parts.filter((part) => part !== '').join(' · ')
  return finding.level === 'failure'
    ? { text: STATUS.failure(what), color: 'Attention' }
    : { text: STATUS.warning(what), color: 'Warning' }
}

const plainRow = (text: string): object => ({ text, color: 'Default' })

const healthRows = (health: HealthView, status: EngineStatus): readonly object[] => {
  const rest = health.unwell.length - UNWELL_SHOWN
  return [
    ...(health.looking ? [plainRow(STATUS.looking)] : []),
    ...health.unwell.slice(0, UNWELL_SHOWN).map((unwell) => unwellRow(unwell, status)),
    ...(rest > 0 ? [plainRow(STATUS.moreUnwell(rest))] : []),
    ...(health.well > 0 ? [{ text: STATUS.wellChecks(health.well), color: 'Good' }] : []),
  ]
}

const checkedText = ({ health, ...status }: EngineStatus): string =>
  health ? whenText(health.checkedAt, status) : STATUS.neverChecked

const hasFailure = ({ health }: EngineStatus): boolean =>
  health?.unwell.some(({ finding }) => finding.level === 'failure') ?? false

const isWell = (status: EngineStatus, channelKnown: boolean): boolean =>
  channelKnown &&
  !hasFailure(status) &&
  status.mailboxes.every((mailbox) => mailbox.connected && mailbox.problem === null)

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
    checksTitle: `${STATUS.checks}: ${checkedText(status)}`,
    checks: status.health ? healthRows(status.health, status) : [],
    actions: [pressButton({ title: STATUS.check, data: { verb: VERBS.checkNow } })],
  })
