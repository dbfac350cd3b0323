import type { Explanation } from '../../../src/engine/explain.js'
import { formatInstant } from '../../../src/texts/es.js'
import { evidenceText } from '../../../src/texts/mail-evidence.js'
import {
  authenticityText,
  mailReasonSentence,
  receivedMailKindLabel,
} from '../../../src/texts/mail-reasons.js'

export const EXPLAIN_USAGE = `Uso: control-oc explain ARCHIVO.eml… [opciones]

Dice qué haría Control OC con cada correo y por qué. No guarda ni envía nada.
  --json               un objeto JSON por línea, uno por archivo
  --reservations JSON  reservas contra las que se juzga; si falta, las del servicio (sólo se leen)
  --settings JSON      ownAddresses, ownDomains, authorisedSenders, timeZone y authResults;
                       si falta, se toman del entorno y de .env
`

export const NO_MAILS = 'Falta el correo que se quiere explicar.'

export const mailFileNotFound = 'El archivo no existe.'

export const mailFileUnreadable = 'El archivo no se puede abrir.'

export const inputFileUnreadable = (path: string): string => `No se puede leer «${path}».\n`

export const inputFileNotJson = (path: string): string => `«${path}» no es un archivo JSON.\n`

export const inputFileFault = (path: string, where: string, message: string): string =>
  `«${path}» no tiene la forma esperada${where === '' ? '' : ` en ${where}`}: ${message}\n`

export const settingsIncomplete = (faults: string): string =>
  `La configuración del entorno no está completa; corríjala o indique --settings.\n${faults}\n`

const LABEL_WIDTH = 18

const line = (label: string, value: string): string => `  ${`${label}:`.padEnd(LABEL_WIDTH)} ${value}`

const listed = (label: string, values: readonly string[]): readonly string[] =>
  values.length > 0 ? [line(label, values.join(', '))] : []

const weightText = (weight: number): string => (weight > 0 ? `+${weight}` : String(weight))

const evidenceLine = ({ signal, value, where, weight }: Explanation['evidence'][number]): string =>
  `    ${weightText(weight).padStart(4)}  ${evidenceText(signal, value, where)}`

const senderText = ({ address, authenticated }: Explanation['sender']): string =>
  `${address ?? '(no hay un remitente único)'} (${authenticityText(authenticated)})`

const matchText = ({ locator, ocNumber }: Explanation['matches'][number]): string =>
  `OC ${ocNumber ?? 'sin número'} para la reserva ${locator}`

export const mailAccount = (file: string, explained: Explanation, zone: string, now: string): string =>
  [
    file,
    line('Qué es', receivedMailKindLabel(explained.kind)),
    line('De', senderText(explained.sender)),
    ...listed('Asunto', explained.subject === '' ? [] : [explained.subject]),
    ...listed('Fecha', explained.date === null ? [] : [formatInstant(explained.date, zone, now)]),
    line('Decisión', mailReasonSentence(explained.outcome, explained.reason)),
    ...listed('OC recibidas', explained.matches.map(matchText)),
    ...listed('Reservas', explained.reservations),
    ...listed('Números de OC', explained.ocNumbers),
    ...(explained.evidence.length > 0 ? ['  Indicios:', ...explained.evidence.map(evidenceLine)] : []),
    '',
  ].join('\n') + '\n'

export const faultAccount = (file: string, reason: string): string => `${file}\n  ${reason}\n\n`
