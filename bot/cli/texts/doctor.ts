import { CHECK_AREAS, type CheckArea, type Finding, type FindingLevel } from '../../../src/domain/finding.js'
import { seenText, unlookedText } from '../../../src/texts/findings.js'
import { AREA_LABELS, checkLabel, explanationOf } from '../../../src/texts/health.js'
import type { Remedy, RemedyNames } from '../../../src/texts/remedies.js'

export const DOCTOR_USAGE = `Uso: control-oc doctor [--only ÁREAS] [--send-to DIRECCIÓN] [--card] [--json] [--dns-server HOST[:PUERTO]] [--env ARCHIVO]

Revisa la configuración, la casilla, el envío, el dominio y el bot. De lo que falla dice la causa y el remedio exacto.
No escribe a ningún cliente: una confirmación inventada va de la casilla a sí misma. Los correos de prueba quedan en ella.

  --only ÁREAS         sólo estas, separadas por comas: ${CHECK_AREAS.join(', ')}
  --send-to DIRECCIÓN  envía un correo de prueba y espera verlo llegar, si la casilla es una de las nuestras
  --card               publica una tarjeta de prueba en el canal
  --json               un objeto JSON {findings, summary} en vez del texto
  --dns-server HOST    dirección IP del servidor DNS al que se pregunta, con puerto o sin él
  --env ARCHIVO        el archivo que se lee; por defecto .env de esta carpeta

Termina con 0 si todo está bien, 1 si algo falla, 2 si sólo hay advertencias y 64 si la orden está mal escrita.
`

export const unknownAreas = (names: readonly string[]): string =>
  `No existe el área ${names.map((name) => `«${name}»`).join(', ')}. Las áreas son: ${CHECK_AREAS.join(', ')}.`

export const noDnsServer = (text: string): string =>
  `«${text}» no es la dirección IP de un servidor DNS. Por ejemplo: 1.1.1.1, 127.0.0.1:5353 o [::1]:53.`

export const noAddress = (text: string): string => `«${text}» no es una dirección de correo.`

export const SEND_NEEDS_SMTP = '--send-to necesita que se revise el área smtp.'

export const CARD_NEEDS_BOT = '--card necesita que se revise el área bot.'

export const progressLine = (area: CheckArea): string => `Revisando: ${AREA_LABELS[area]}…`

const MARKS: Readonly<Record<FindingLevel, string>> = { ok: '✔', warning: '!', failure: '✘', skipped: '·' }

/** Names and answers come from outside: nothing in them may move the cursor or change a colour. */
const harmless = (text: string): string => text.replaceAll(/\r?\n/gu, ' ').replaceAll(/\p{C}/gu, '')

const INDENT = '      '

/** A mailbox is known to people by its address. */
const subjectOf = ({ area, subject }: Finding, { mailbox }: RemedyNames): string =>
  (subject !== null && (area === 'imap' || area === 'senders') ? mailbox : null) ?? subject ?? ''

const unseen = (finding: Finding, names: RemedyNames): string => {
  if (finding.code !== null) return `no se revisó. ${explanationOf(finding, names).cause}`
  const why = unlookedText(finding)
  return why === '' ? 'no se revisó' : `no se revisó: ${why}`
}

const headline = (finding: Finding, names: RemedyNames): string => {
  const seen = finding.level === 'skipped' ? unseen(finding, names) : seenText(finding)
  const name = [checkLabel(finding), subjectOf(finding, names)].filter((part) => part !== '').join(' · ')
  return harmless(`  ${MARKS[finding.level]} ${name}${seen === '' ? '' : `: ${seen}`}`)
}

const PLACES = { powershell: 'En PowerShell:', server: 'En el equipo del servicio:' } as const

const commandLines = ({ commands, typedIn }: Remedy): readonly string[] =>
  commands.length === 0 ? [] : [PLACES[typedIn], ...commands.map((command) => `  ${command}`)]

const explained = (finding: Finding, names: RemedyNames): readonly string[] => {
  const remedy = explanationOf(finding, names)
  const { title, cause } = remedy
  return [
    title,
    ...(finding.answer === null ? [] : [`Se dijo: «${finding.answer}»`]),
    ...(cause === '' ? [] : [`Causa: ${cause}`]),
    ...remedy.remedy.map((step) => `→ ${step}`),
    ...commandLines(remedy),
  ].map((line) => `${INDENT}${line.split('\n').map(harmless).join(`\n${INDENT}`)}`)
}

const isUnwell = ({ level }: Finding): boolean => level === 'failure' || level === 'warning'

export type NamesOf = (finding: Finding) => RemedyNames

const findingText = (finding: Finding, namesOf: NamesOf): readonly string[] => [
  headline(finding, namesOf(finding)),
  ...(isUnwell(finding) ? explained(finding, namesOf(finding)) : []),
]

const areaText = (area: CheckArea, findings: readonly Finding[], namesOf: NamesOf): string =>
  [AREA_LABELS[area], ...findings.flatMap((finding) => findingText(finding, namesOf))].join('\n')

export type Summary = Readonly<Record<FindingLevel, number>>

export const summaryOf = (findings: readonly Finding[]): Summary => {
  const count = (level: FindingLevel): number => findings.filter((finding) => finding.level === level).length
  return { ok: count('ok'), warning: count('warning'), failure: count('failure'), skipped: count('skipped') }
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const summaryLine = ({ ok, warning, failure, skipped }: Summary): string => {
  const parts = [
    `${ok} bien`,
    ...(failure > 0 ? [plural(failure, 'falla', 'fallas')] : []),
    ...(warning > 0 ? [plural(warning, 'advertencia', 'advertencias')] : []),
    ...(skipped > 0 ? [`${skipped} sin revisar`] : []),
  ]
  return `${MARKS[failure > 0 ? 'failure' : warning > 0 ? 'warning' : 'ok']} ${parts.join(', ')}.`
}

/** All of it, grouped by area in the order in which it was looked at. */
export const doctorReport = (findings: readonly Finding[], namesOf: NamesOf): string => {
  const areas = CHECK_AREAS.flatMap((area) => {
    const here = findings.filter((finding) => finding.area === area)
    return here.length === 0 ? [] : [areaText(area, here, namesOf)]
  })
  return `${[...areas, summaryLine(summaryOf(findings))].join('\n\n')}\n`
}

/** For programs: each finding with its explanation, null where there is nothing to explain. */
export const doctorJson = (findings: readonly Finding[], namesOf: NamesOf): object => ({
  findings: findings.map((finding) => ({
    ...finding,
    explanation: isUnwell(finding) || finding.code !== null ? explanationOf(finding, namesOf(finding)) : null,
  })),
  summary: summaryOf(findings),
})
