import type { Digest, ReservationRow, ReviewItem, ReviewKind } from '../../../src/contract.js'
import { formatDay, stepLabel } from '../../../src/texts/es.js'
import { NOW } from '../../texts/digest.js'
import { REVIEW_TEXTS } from '../../texts/review.js'
import { outside } from '../markdown.js'
import type { CardContext } from './context.js'
import { momentText } from './moments.js'

const NAMED = 3
/** What people can keep in mind. */
const SENTENCES = 2

const SENDS: readonly ReviewKind[] = ['send_uncertain', 'send_failed', 'bounced']

type Said = readonly string[]
type Name = (names: readonly string[], more: number) => string

const named = (locators: readonly string[], say: Name): Said => {
  if (locators.length === 0) return []
  const names = locators.slice(0, NAMED).map((locator) => outside(locator, 20))
  return [say(names, locators.length - names.length)]
}

const locatorsOf = (rows: readonly ReservationRow[]): readonly string[] => rows.map(({ locator }) => locator)

const paused = ({ paused: pause }: Digest, context: CardContext): Said => {
  if (!pause) return []
  const { by, at, reason } = pause
  return [NOW.paused(outside(by.name, 60), momentText(at, context), outside(reason ?? '', 120))]
}

const approval = ({ awaitingApproval }: Digest): Said =>
  awaitingApproval.length > 0 ? [NOW.approval(awaitingApproval.map(stepLabel).join(', '))] : []

const sends = ({ reviews }: Digest): Said => {
  const locators = reviews.flatMap(({ kind, locator }) =>
    locator !== null && SENDS.includes(kind) ? [locator] : [],
  )
  return named([...new Set(locators)], NOW.sends)
}

const urgent = ({ urgent: rows, day }: Digest): Said => {
  const [only, ...others] = rows
  if (!only || others.length > 0) return named(locatorsOf(rows), NOW.urgent)
  const { locator, agency, checkIn } = only
  return [
    NOW.urgentOne({
      locator: outside(locator, 20),
      agency: outside(agency, 60),
      checkIn: formatDay(checkIn),
      isPast: checkIn < day,
    }),
  ]
}

/** Those that are urgent too have been named already. */
const overdue = ({ overdue: rows, urgent: pressing }: Digest): Said => {
  const known = new Set(locatorsOf(pressing))
  return named(
    locatorsOf(rows).filter((locator) => !known.has(locator)),
    NOW.overdue,
  )
}

const aboutOf = ({ locator, facts }: ReviewItem): string =>
  outside(locator ?? facts['agency'] ?? facts['sender'] ?? '', 60)

const oldestReview = ({ reviews }: Digest, context: CardContext): Said => {
  const oldest = reviews.find(({ kind }) => kind !== 'first_mail' && !SENDS.includes(kind))
  if (!oldest) return []
  const { title } = REVIEW_TEXTS[oldest.kind]
  return [NOW.review(title, aboutOf(oldest), momentText(oldest.openedAt, context))]
}

/** What to do first, in one or two sentences with the locators: the answer to «¿Qué hago ahora?». */
export const whatNow = (digest: Digest, context: CardContext): Said => {
  const said = [
    ...paused(digest, context),
    ...approval(digest),
    ...sends(digest),
    ...urgent(digest),
    ...overdue(digest),
    ...oldestReview(digest, context),
  ]
  return said.length > 0 ? said.slice(0, SENTENCES) : [NOW.nothing, NOW.mailsToday(digest.dueToday.length)]
}
