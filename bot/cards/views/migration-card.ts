import type { MigrationView } from '../../../src/contract.js'
import { formatInstant } from '../../../src/texts/es.js'
import {
  checklistCounts,
  checklistLine,
  dependentLine,
  mailboxLine,
  MIGRATION,
  PARTS,
  stageText,
  switchOffText,
  unrelatedLines,
  userLine,
} from '../../../src/texts/migration.js'
import { paragraph, pressButton, unfoldButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import { fact } from './context.js'

const USERS_SHOWN = 12
const DEPENDENTS_SHOWN = 8

const lines = (texts: readonly string[], shown = texts.length): readonly object[] => {
  const rest = texts.length - shown
  const all = [...texts.slice(0, shown), ...(rest > 0 ? [MIGRATION.more(rest)] : [])]
  return all.map((text) => ({ text: outside(text, 250) }))
}

const moment = ({ zone, now }: MigrationView, at: string | null): string | null =>
  at && formatInstant(at, zone, now)

const sectionsOf = (view: MigrationView): readonly object[] =>
  [
    {
      title: MIGRATION.mailboxes,
      lines: lines(view.mailboxes.map((one) => mailboxLine(view, one))),
    },
    {
      title: MIGRATION.users,
      lines: lines(
        view.users.length > 0 ? view.users.map((one) => userLine(view, one)) : [MIGRATION.nobody],
        USERS_SHOWN,
      ),
    },
    {
      title: MIGRATION.dependents,
      lines: lines(
        view.dependents.map((one) => dependentLine(view, one)),
        DEPENDENTS_SHOWN,
      ),
    },
  ].filter((section) => section.lines.length > 0)

const checklist = ({ checklist: items }: MigrationView): CardElement => {
  const parts = Object.entries(PARTS).flatMap(([part, title]) => [
    paragraph(`**${title}**`),
    ...items.filter((item) => item.part === part).map((item) => paragraph(outside(checklistLine(item), 250))),
  ])
  return unfoldButton(MIGRATION.checklist, parts)
}

const canAnnounce = ({ stage, users }: MigrationView): boolean =>
  stage !== 'not_begun' &&
  stage !== 'over' &&
  users.some(({ kind, told }) => kind === 'client' && (told === null || told.status === 'failed'))

const actionsOf = (view: MigrationView): readonly CardElement[] => [
  ...(canAnnounce(view)
    ? [pressButton({ title: MIGRATION.announce, data: { verb: VERBS.prepareNotices } })]
    : []),
  checklist(view),
]

const hasMove = ({ stage }: MigrationView): boolean => stage !== 'not_begun' && stage !== 'over'

/** How far the move to another address is, for whoever asks; an administrator tells the clients by its button. */
export const migrationCard = (view: MigrationView, note = ''): Card =>
  renderCard('migration', {
    fallbackText: `${MIGRATION.title}. ${stageText(view.stage)}`,
    speak: `${MIGRATION.title}. ${stageText(view.stage)}`,
    tone: view.stage === 'ready' || view.stage === 'over' ? 'good' : 'accent',
    title: MIGRATION.title,
    note: outside(note, 300),
    stage: stageText(view.stage),
    switchOff: switchOffText(view),
    facts: [
      ...fact(MIGRATION.newAddress, outside(view.newAddress, 100)),
      ...fact(MIGRATION.previousAddress, outside(view.previousAddress ?? '', 100)),
      ...fact(MIGRATION.since, moment(view, view.since)),
      ...fact(MIGRATION.firstSent, moment(view, view.firstSentAt)),
      ...(hasMove(view) ? fact(MIGRATION.lastUse, moment(view, view.lastUse) ?? MIGRATION.noUse) : []),
      ...fact(MIGRATION.checklist, checklistCounts(view.checklist)),
    ],
    sections: hasMove(view) ? sectionsOf(view) : [],
    hint: unrelatedLines(view).join(' '),
    actions: hasMove(view) ? actionsOf(view) : [],
  })
