import type { ClientChange, ImportPreview } from '../../../src/contract.js'
import { clientFieldName, rowRefusalText, sheetFaultText } from '../../../src/texts/client-sheet.js'
import { CLIENTS, IMPORT, LANGUAGES } from '../../texts/clients.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'

type Preview = Extract<ImportPreview, { ok: true }>
type Value = ClientChange['before']

const ROWS_SHOWN = 8
const NAMES_SHOWN = 3

interface Section {
  readonly title: string
  readonly rows: readonly { readonly text: string }[]
}

const section = (title: string, texts: readonly string[]): readonly Section[] => {
  if (texts.length === 0) return []
  const rest = texts.length - ROWS_SHOWN
  const shown = texts.slice(0, ROWS_SHOWN)
  return [{ title, rows: [...shown, ...(rest > 0 ? [IMPORT.more(rest)] : [])].map((text) => ({ text })) }]
}

const isLanguage = (text: string): text is keyof typeof LANGUAGES => Object.hasOwn(LANGUAGES, text)

const valueText = (value: Value): string => {
  if (value === null || value === '') return IMPORT.nothingThere
  if (typeof value === 'boolean') return value ? IMPORT.yes : IMPORT.no
  if (typeof value === 'string') return isLanguage(value) ? LANGUAGES[value] : value
  if ('unit' in value) return value.unit === 'days' ? String(value.days) : IMPORT.minutes(value.ms / 60_000)
  return value.length === 0 ? IMPORT.nothingThere : value.slice(0, NAMES_SHOWN).join(', ')
}

const changeText = (change: ClientChange): string =>
  IMPORT.change(
    clientFieldName(change.field),
    outside(valueText(change.before), 100),
    outside(valueText(change.after), 100),
  )

const created = ({ name, requiresOc, contacts, similarNames }: Preview['created'][number]): string => {
  const names = similarNames.slice(0, NAMES_SHOWN).map((similar) => `«${similar}»`)
  const parts = [
    `**${outside(name, 80)}**`,
    requiresOc ? CLIENTS.owes : CLIENTS.owesNothing,
    outside(contacts.slice(0, NAMES_SHOWN).join(', '), 120),
    names.length > 0 ? IMPORT.similar(outside(names.join(', '), 160)) : '',
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

const changed = ({ name, fields }: Preview['changed'][number]): string =>
  [`**${outside(name, 80)}**`, ...fields.map(changeText)].join(' · ')

const refused = (row: Preview['refused'][number]): string =>
  `${IMPORT.row(row.row, outside(row.name, 80))}: ${outside(rowRefusalText(row), 200)}`

const sections = (preview: Preview): readonly Section[] => [
  ...section(IMPORT.created(preview.created.length), preview.created.map(created)),
  ...section(IMPORT.changed(preview.changed.length), preview.changed.map(changed)),
  ...section(IMPORT.refused(preview.refused.length), preview.refused.map(refused)),
]

const isEmpty = ({ created: added, changed: other }: Preview): boolean => added.length + other.length === 0

const confirm = (preview: Preview): readonly CardElement[] =>
  isEmpty(preview)
    ? []
    : [
        pressButton({
          title: IMPORT.confirm,
          style: 'positive',
          data: { verb: VERBS.applyImport, importId: preview.importId },
        }),
      ]

/** Why a file cannot be imported, as a sentence. */
export const sheetFaultSentence = (file: string, preview: Extract<ImportPreview, { ok: false }>): string =>
  IMPORT.failed(outside(file, 100), sheetFaultText(preview.code))

export const importTitle = (file: string): string => IMPORT.title(outside(file, 100))

/** What importing a client sheet would do; nothing is done before the button is pressed. */
export const importCard = (file: string, preview: Preview): Card =>
  renderCard('import', {
    fallbackText: IMPORT.title(file),
    speak: IMPORT.title(file),
    title: importTitle(file),
    told: isEmpty(preview) ? IMPORT.nothing : IMPORT.told,
    sections: sections(preview),
    unchanged: preview.unchanged > 0 ? IMPORT.unchanged(preview.unchanged) : '',
    actions: confirm(preview),
  })
