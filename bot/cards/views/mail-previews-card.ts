import type { MailPreview } from '../../../src/contract.js'
import { stepLabel } from '../../../src/texts/es.js'
import { MAIL_TEXT } from '../../texts/mails.js'
import { unfoldButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import type { Card } from '../render.js'
import { mailElements } from './mail-text.js'
import { noticeCard } from './notice.js'

/** Five of them and what stands around must stay under 25 KB. */
const LONGEST_TEXT = 2_200

const button = ({ kind, to, cc, subject, text }: MailPreview): CardElement => {
  const shown = { recipients: to.join(', '), copies: cc.join(', '), subject, text }
  return unfoldButton(stepLabel(kind), mailElements(shown, LONGEST_TEXT))
}

export const mailPreviewsTitle = (locator: string): string => MAIL_TEXT.title(outside(locator, 20))

/** The mails of a reservation as they would leave now, each to be unfolded; nothing is sent. */
export const mailPreviewsCard = (locator: string, previews: readonly MailPreview[]): Card =>
  noticeCard({
    tone: 'accent',
    title: mailPreviewsTitle(locator),
    lines: [previews.length === 0 ? MAIL_TEXT.none : MAIL_TEXT.told],
    actions: previews.map(button),
  })
