import type { MigrationView } from '../../../src/contract.js'
import type { Prepared } from '../../../src/engine/migration/requests.js'
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

export const MIGRATION_USAGE = `Uso: control-oc migration [--json] [--data-dir CARPETA]

Dice cómo va el cambio de casilla: en qué etapa está, quién escribe todavía a la dirección
anterior, qué reservas abiertas dependen de ella, la lista de control con lo que se puede medir,
y desde cuándo se puede apagar la casilla anterior. Mira los últimos 30 días.

  --json               la respuesta en JSON
  --data-dir CARPETA   otra carpeta de datos
`

export const ANNOUNCE_USAGE = `Uso: control-oc announce [--json] [--data-dir CARPETA]

Prepara el aviso de la dirección nueva para los clientes que usaron la anterior en los últimos
30 días. No envía nada: el aviso queda en el canal, en una tarjeta, y sale cuando un administrador
la aprueba. Cada cliente lo recibe una sola vez.

  --json               la respuesta en JSON
  --data-dir CARPETA   otra carpeta de datos
`

export const configurationFaulty = 'La configuración tiene errores: véalos con «npx control-oc config».\n'

export const serviceRefused = (message: string): string => `El servicio no pudo responder: ${message}\n`

export const folderInUse = (folder: string): string =>
  `La carpeta de datos ${folder} está en uso por otro proceso que no responde. Inténtelo de nuevo en un momento.\n`

const NOT_RUNNING = 'El servicio no está en marcha: no se sabe si las casillas están conectadas.'

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)]

const labelled = (label: string, value: string | null): readonly string[] =>
  value === null ? [] : [`${label}: ${value}`]

const moment = ({ zone, now }: MigrationView, at: string | null): string | null =>
  at && formatInstant(at, zone, now)

const measured = (view: MigrationView): readonly string[] => [
  ...labelled(MIGRATION.newAddress, view.newAddress),
  ...labelled(MIGRATION.previousAddress, view.previousAddress),
  ...labelled(MIGRATION.since, moment(view, view.since)),
  ...labelled(MIGRATION.firstSent, moment(view, view.firstSentAt)),
  ...labelled(MIGRATION.lastUse, moment(view, view.lastUse) ?? MIGRATION.noUse),
  ...section(
    MIGRATION.mailboxes,
    view.mailboxes.map((one) => mailboxLine(view, one)),
  ),
  ...section(
    MIGRATION.users,
    view.users.length > 0 ? view.users.map((one) => userLine(view, one)) : [MIGRATION.nobody],
  ),
  ...unrelatedLines(view),
  ...section(
    MIGRATION.dependents,
    view.dependents.map((one) => dependentLine(view, one)),
  ),
]

const checklist = ({ checklist: items }: MigrationView): readonly string[] => [
  ...section(MIGRATION.checklist, [checklistCounts(items)]),
  ...Object.entries(PARTS).flatMap(([part, title]) =>
    section(title, items.filter((item) => item.part === part).map(checklistLine)),
  ),
]

export const migrationText = (view: MigrationView, isRunning: boolean): string => {
  const switchOff = switchOffText(view)
  const isUnderWay = view.stage !== 'not_begun' && view.stage !== 'over'
  return [
    stageText(view.stage),
    ...(switchOff === '' ? [] : [switchOff]),
    ...(isRunning ? [] : [NOT_RUNNING]),
    ...(isUnderWay ? ['', ...measured(view), ...checklist(view)] : []),
    '',
  ].join('\n')
}

const NOTHING = {
  no_other_address:
    'No hay de qué avisar: no está configurada una casilla anterior distinta de la dirección de envío (PREVIOUS_IMAP_*).\n',
  nobody_to_tell:
    'No hay a quién avisar: ningún cliente con correo de contacto usa la dirección anterior, o ya se les avisó.\n',
} as const

export const preparedText = (prepared: Prepared): string =>
  prepared.ok
    ? [
        MIGRATION.announced,
        'No se ha enviado nada.',
        '',
        `Clientes: ${prepared.clients}`,
        `Para: ${prepared.recipients}`,
        `Asunto: ${prepared.subject}`,
        '',
        prepared.text,
        '',
      ].join('\n')
    : NOTHING[prepared.code]
