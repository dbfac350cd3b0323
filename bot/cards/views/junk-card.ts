import type { JunkFact } from '../../../src/contract.js'
import type { RemedyNames } from '../../../src/texts/remedies.js'
import { safeSenderLine } from '../../../src/texts/safe-sender.js'
import { JUNK } from '../../texts/health.js'
import { paragraph, typedLine, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { fact, type CardContext } from './context.js'
import type { NamesOf } from './health-card.js'
import { whenText } from './moments.js'
import { plain } from './notice.js'

const SHOWN = 8

type Mail = JunkFact[number]

const mailboxOf = ({ account }: Mail, names: RemedyNames): string => names.mailbox ?? account

const mailElements = (mail: Mail, names: RemedyNames, context: CardContext): readonly CardElement[] => [
  { ...paragraph(JUNK.mailbox(outside(mailboxOf(mail, names), 120))), separator: true },
  {
    type: 'FactSet',
    facts: [
      ...fact(JUNK.from, outside(mail.from, 120)),
      ...fact(JUNK.subject, outside(mail.subject, 160)),
      ...fact(JUNK.received, whenText(mail.receivedAt, context)),
      ...fact(JUNK.reason, JUNK.reasons[mail.reason]),
    ],
  },
  ...(mail.verified ? [] : [paragraph(JUNK.unverified)]),
]

const EXCHANGE_HOST = /(?:^|\.)(?:office365|outlook)\.com$/iu

/** Exchange alone knows the line, and only a sender who was proven may be asked for. */
const safeLine = (mail: Mail, names: RemedyNames): readonly string[] =>
  mail.verified && EXCHANGE_HOST.test(names.host ?? '')
    ? [safeSenderLine(mailboxOf(mail, names), mail.from)]
    : []

const safeLines = (mails: JunkFact, namesOf: NamesOf): readonly CardElement[] => {
  const lines = mails.flatMap((mail) => safeLine(mail, namesOf({ area: 'imap', subject: mail.account })))
  return lines.length > 0 ? [paragraph(JUNK.safe), ...[...new Set(lines)].map(typedLine)] : []
}

/** Mails of those whom we wait for lie among unwanted ones: a person has to fetch them. */
export const junkCard = (mails: JunkFact, namesOf: NamesOf, context: CardContext): Card => {
  const title = JUNK.title(mails.length)
  const shown = mails.slice(0, SHOWN)
  const more = mails.length - shown.length
  return renderCard('health', {
    fallbackText: plain(title),
    speak: plain(title),
    tone: 'warning',
    title,
    items: [
      paragraph(JUNK.how),
      ...shown.flatMap((mail) =>
        mailElements(mail, namesOf({ area: 'imap', subject: mail.account }), context),
      ),
      ...(more > 0 ? [paragraph(JUNK.more(more))] : []),
      ...safeLines(shown, namesOf),
    ],
  })
}
