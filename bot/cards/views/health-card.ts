import type { BrokenFact, Finding, MendedFact } from '../../../src/contract.js'
import { checkLabel, durationText, explanationOf } from '../../../src/texts/health.js'
import type { Remedy, RemedyNames } from '../../../src/texts/remedies.js'
import { HEALTH } from '../../texts/health.js'
import { paragraph, typedLine, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import type { CardContext } from './context.js'
import { sinceText } from './moments.js'
import { noticeCard, plain } from './notice.js'

/** Which names stand in the commands that mend a finding. */
export type NamesOf = (finding: Pick<Finding, 'area' | 'subject'>) => RemedyNames

/** Bytes of a card that may be explanations: what finds no more room is only named. */
const ROOM = 16 * 1024
const NAMED = 12

const heading = (text: string): CardElement => ({
  type: 'TextBlock',
  text,
  weight: 'Bolder',
  wrap: true,
  separator: true,
})

/** Whose it is: a mailbox's address says more than the name that it has here. */
const subjectOf = ({ subject }: Finding, names: RemedyNames): string => names.mailbox ?? subject ?? ''

const titleOf = (finding: Finding, { title }: Remedy, names: RemedyNames): string =>
  [outside(title), outside(subjectOf(finding, names), 80)].filter((part) => part !== '').join(' · ')

const commandLines = ({ commands, typedIn }: Remedy): readonly CardElement[] =>
  commands.length === 0
    ? []
    : [paragraph(typedIn === 'powershell' ? HEALTH.powershell : HEALTH.server), ...commands.map(typedLine)]

const saidLine = ({ answer }: Finding): readonly CardElement[] =>
  answer ? [paragraph(HEALTH.said(outside(answer, 300)))] : []

/** Cause, what the other side said, and how it is mended. */
const explained = (finding: Finding, names: RemedyNames, since: string): readonly CardElement[] => {
  const remedy = explanationOf(finding, names)
  return [
    heading(titleOf(finding, remedy, names)),
    paragraph(`${outside(remedy.cause, 600)} ${HEALTH.since(since)}.`),
    ...saidLine(finding),
    ...remedy.remedy.map((step) => paragraph(`• ${outside(step, 600)}`)),
    ...commandLines(remedy),
  ]
}

const fits = (items: readonly CardElement[]): boolean => Buffer.byteLength(JSON.stringify(items)) <= ROOM

const moreLine = (count: number): readonly CardElement[] => (count > 0 ? [paragraph(HEALTH.more(count))] : [])

/** Something broke: what, why, and what to do about it. */
export const brokenCard = (troubles: BrokenFact, namesOf: NamesOf, context: CardContext): Card => {
  const title = HEALTH.broken(troubles.length)
  const items = troubles.slice(0, NAMED).reduce<readonly CardElement[]>((before, { finding, since }) => {
    const names = namesOf(finding)
    const all = [...before, ...explained(finding, names, sinceText(since, context))]
    return fits(all) ? all : [...before, heading(titleOf(finding, explanationOf(finding, names), names))]
  }, [])
  return renderCard('health', {
    fallbackText: plain(title),
    speak: plain(title),
    tone: 'attention',
    title,
    items: [...items, ...moreLine(troubles.length - NAMED)],
  })
}

const mendedLine = ({ finding, since, until }: MendedFact[number], namesOf: NamesOf): string => {
  const subject = subjectOf(finding, namesOf(finding))
  const label = [checkLabel(finding), outside(subject, 80)].filter((part) => part !== '').join(' · ')
  return HEALTH.lasted(label, durationText(Date.parse(until) - Date.parse(since)))
}

/** It is well again, and how long it was not. */
export const mendedCard = (troubles: MendedFact, namesOf: NamesOf): Card =>
  noticeCard({
    tone: 'good',
    title: HEALTH.mended(troubles.length),
    lines: [
      ...troubles.slice(0, NAMED).map((trouble) => mendedLine(trouble, namesOf)),
      ...(troubles.length > NAMED ? [HEALTH.more(troubles.length - NAMED)] : []),
    ],
  })
