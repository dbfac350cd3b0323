import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import { msBetween, type Instant } from '../../domain/time.js'
import type { Attempt, SeenMail, SendOutcome, SmtpProbe } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'

/** Host and port, and whether somebody has to log in there. */
export interface SmtpWish {
  readonly server: string
  readonly encryption: 'tls' | 'starttls' | 'plain'
  readonly hasLogin: boolean
}

const code = (own: DoctorCode): DoctorCode => own

const refused = (check: string, subject: string, answer: string, facts: Finding['facts'] = {}): Finding => ({
  ...failing('smtp', check, '', { subject, answer, facts }),
  code: recogniseAnswer(answer, 'smtp'),
})

const reached = ({ connection }: SmtpProbe, { server, encryption }: SmtpWish): Finding => {
  if (connection === null) return skipped('smtp', 'smtp.reached', { subject: server })
  return connection.ok
    ? well('smtp', 'smtp.reached', { subject: server, facts: { encryption } })
    : refused('smtp.reached', server, connection.answer)
}

const login = ({ login: seen }: SmtpProbe, { server, hasLogin }: SmtpWish): Finding => {
  if (seen === null) {
    const none = well('smtp', 'smtp.login', { subject: server, facts: { asked: 'false' } })
    return hasLogin ? skipped('smtp', 'smtp.login', { subject: server }) : none
  }
  return seen.ok
    ? well('smtp', 'smtp.login', { subject: server })
    : refused('smtp.login', server, seen.answer)
}

/** How far one gets with the server, without a mail. */
export const judgeSmtp = (probe: SmtpProbe, wish: SmtpWish): readonly Finding[] => [
  reached(probe, wish),
  login(probe, wish),
]

/** Whether a mail arrived is asked of the mailbox, which has words of its own. */
const unread = (check: string, subject: string, answer: string): Finding => ({
  ...refused(check, subject, answer),
  code: recogniseAnswer(answer, 'imap'),
})

/** Graph has no login of its own: whoever has a token for it may try. */
export const judgeGraph = (token: Attempt<string>, url: string): Finding =>
  token.ok ? well('smtp', 'smtp.graph', { subject: url }) : refused('smtp.graph', url, token.answer)

/** What became of a test mail. */
export interface TestMail {
  readonly to: string
  readonly messageId: string
  readonly sentAt: Instant
  readonly outcome: SendOutcome
  /** In the inbox; null where that is not ours to look into. */
  readonly arrived: Attempt<SeenMail | null> | null
  /** Among the sent mails; null where there is no such mailbox. */
  readonly copy: Attempt<SeenMail | null> | null
}

const wasSent = ({ to, outcome }: TestMail): Finding => {
  if (outcome.kind !== 'accepted') return refused('smtp.test_sent', to, outcome.error, { to })
  const { serverMessageId, refusedRecipients } = outcome
  if (refusedRecipients.length > 0) return refused('smtp.test_sent', to, refusedRecipients.join(', '), { to })
  return well('smtp', 'smtp.test_sent', {
    subject: to,
    facts: { to, ...(serverMessageId !== null && { serverMessageId }) },
  })
}

const hasArrived = ({ to, sentAt, arrived }: TestMail): Finding => {
  if (arrived === null) return skipped('smtp', 'smtp.test_arrived', { subject: to })
  if (!arrived.ok) return unread('smtp.test_arrived', to, arrived.answer)
  if (arrived.value === null)
    return failing('smtp', 'smtp.test_arrived', code('test_mail_not_seen'), { subject: to, facts: { to } })
  const { folder, receivedAt } = arrived.value
  // INTERNALDATE has no fractions of a second: a mail may seem to arrive before it was sent.
  const seconds = Math.max(0, Math.round(msBetween(sentAt, receivedAt) / 1000))
  return well('smtp', 'smtp.test_arrived', {
    subject: to,
    facts: { folder, receivedAt, seconds: String(seconds) },
  })
}

const wasKept = ({ copy }: TestMail): Finding => {
  if (copy === null) return skipped('smtp', 'smtp.sent_copy')
  if (!copy.ok) return unread('smtp.sent_copy', '', copy.answer)
  return copy.value === null
    ? doubtful('smtp', 'smtp.sent_copy', code('sent_copy_missing'))
    : well('smtp', 'smtp.sent_copy', { facts: { folder: copy.value.folder } })
}

/** That a server puts its own id in the place of ours is no fault: the service knows its mails by another header too. */
const keptId = ({ messageId, arrived, copy }: TestMail): Finding => {
  const seen = [arrived, copy].flatMap((one) => (one?.ok && one.value ? [one.value] : []))
  const [first] = seen
  if (first === undefined) return skipped('smtp', 'smtp.message_id')
  const replaced = seen.find((mail) => mail.messageId !== messageId)
  const facts = replaced ? { replaced: replaced.messageId ?? '' } : {}
  return well('smtp', 'smtp.message_id', { facts })
}

/** Follows a test mail from the server to the inbox. */
export const judgeTestMail = (mail: TestMail): readonly Finding[] => {
  const sent = wasSent(mail)
  return sent.level === 'ok' ? [sent, hasArrived(mail), wasKept(mail), keptId(mail)] : [sent]
}
