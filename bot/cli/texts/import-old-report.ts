import type { ImportReport } from '../../../src/engine/import-report.js'
import type { OldProblem, OldProblemCode } from '../../../src/domain/old-system/old-records.js'
import type { ChasePolicy } from '../../../src/domain/reminder-policy.js'
import { leavesAt } from '../../../src/domain/reminder-policy.js'
import type { DueAction, ReservationState } from '../../../src/domain/reservation.js'
import { RESERVATION_STATES } from '../../../src/domain/reservation.js'
import type { Instant } from '../../../src/domain/time.js'
import type { OldOrphan } from '../../../src/engine/import-old/old-cases.js'
import type { ReportedOld, ReportedTaken } from '../../../src/engine/import-old/report.js'
import { rowRefusalText } from '../../../src/texts/client-sheet.js'
import { formatInstant, holdReasonLabel, stateLabel, stepLabel } from '../../../src/texts/es.js'

/** What `control-oc import-old` did, or would do. */
export interface OldReport {
  readonly dryRun: boolean
  /** Its bare name. */
  readonly file: string
  readonly at: Instant
  readonly clients: ImportReport
  readonly reservations: readonly ReportedOld[]
  readonly orphans: readonly OldOrphan[]
}

const quoted = (detail: string): string => `«${detail}»`

const isStep = (name: string): name is 'request' | 'reminder' | 'ultimatum' =>
  name === 'request' || name === 'reminder' || name === 'ultimatum'

const stepName = (name: string): string => (isStep(name) ? stepLabel(name).toLowerCase() : name)

/** By code: why a row was not taken, or what a person should look at. */
const PROBLEMS: Readonly<Record<OldProblemCode, (detail: string) => string>> = {
  locator_missing: () => 'no tiene un LOC interno que se entienda',
  agency_missing: () => 'no dice de qué agencia es',
  state_unknown: (word) =>
    word === '' ? 'no dice en qué estado está' : `no se conoce el estado ${quoted(word)}`,
  stay_missing: () => 'está abierta y no dice el hotel o el check in: regístrela a mano o complete la fila',
  could_not_be_read: (detail) => `la fila no se pudo leer (${detail})`,
  state_inferred: (word) =>
    word === ''
      ? 'no decía su estado: se dedujo de sus correos y su OC'
      : `decía ${quoted(word)}: el estado se dedujo de ello y de sus correos y su OC`,
  duplicate_rows: (rows) => `estaba registrada más de una vez (filas ${rows}): vale la más avanzada`,
  date_not_understood: (text) =>
    text === '' ? 'no dice desde cuándo cuenta: cuenta desde hoy' : `no se entiende la fecha ${quoted(text)}`,
  stay_guessed: () => 'no decía bien las fechas o el hotel de la estadía: revíselos',
  check_in_is_issue_date: (day) => `el check in (${day}) es igual a la fecha de emisión: revíselo`,
  amount_corrected: (change) => `el monto estaba multiplicado por 100 o mal leído: ${change}`,
  amount_doubtful: (amount) =>
    `el monto ${amount} puede estar multiplicado por 100: queda sin monto hasta que se lea su confirmación`,
  amount_not_understood: (text) => `no se entiende el monto ${quoted(text)}`,
  mail_without_kind: () => 'un correo enviado no dice cuál era: no se repite ninguno',
  mail_not_sent: (step) => `${stepName(step)}: el sistema antiguo no logró enviarlo; se enviará cuando toque`,
  step_assumed: (step) =>
    `${stepName(step)}: se da por enviado aunque no consta cuándo; revise que el cliente lo recibió`,
  order_without_document: () => 'figura recibida pero no se guardó el documento de la OC: revise que exista',
  order_file_missing: (path) => `no está el archivo de la OC ${quoted(path)}`,
  order_file_refused: (path) => `el archivo de la OC ${quoted(path)} no es un documento o pasa de 25 MB`,
  order_though_open: (number) =>
    `sigue abierta aunque hay una OC registrada${number === '' ? '' : ` (${number})`}: revise si corresponde`,
  several_orders: (numbers) => `tiene más de una OC (${numbers}): vale la última`,
  client_unknown: (agency) =>
    `no se conoce el cliente ${quoted(agency)}: no se envía nada hasta que el equipo lo diga`,
  client_without_contact: (name) => `${name} no tiene correo de contacto: no se envía nada hasta tenerlo`,
  client_inactive: (name) => `${name} no está activo: no se envía nada hasta que el equipo lo diga`,
  client_owes_none: (name) => `${name} figura como cliente que no requiere OC: revíselo`,
  expired_now: () => 'pasó su plazo de expiración: queda EXPIRADA y se puede reabrir',
}

export const oldProblemText = ({ code, detail }: OldProblem): string => PROBLEMS[code](detail)

const ACTIONS: Readonly<Record<DueAction['action'], string>> = {
  request: 'solicitud',
  reminder: 'recordatorio',
  ultimatum: 'ultimátum',
  expiry: 'expira',
  hold_end: 'retoma',
}

/** A mail that is due leaves at once, or when the office opens. */
const whenText = ({ action, at }: DueAction, policy: ChasePolicy, now: Instant): string => {
  const leaves = at > now || !isStep(action) ? at : leavesAt(action, null, policy, now)
  return leaves <= now
    ? 'apenas el servicio haya leído la casilla'
    : formatInstant(leaves, policy.office.zone, now)
}

const nextText = ({ next }: ReportedTaken, policy: ChasePolicy, now: Instant): string =>
  next ? `${ACTIONS[next.action]} ${whenText(next, policy, now)}` : 'nada más'

const sentText = ({ sent }: ReportedTaken): string =>
  sent.length === 0 ? 'sin correos enviados' : `enviado: ${sent.map((step) => ACTIONS[step]).join(', ')}`

const orderText = ({ state, ocNumber, documents }: ReportedTaken): string | null =>
  state === 'received'
    ? `OC ${ocNumber ?? 'sin número'}, ${documents === 0 ? 'sin documento' : 'con su documento'}`
    : null

const takenText = (taken: ReportedTaken, policy: ChasePolicy, now: Instant): string =>
  [
    stateLabel(taken.state),
    taken.hold && `detenida: ${holdReasonLabel(taken.hold)}`,
    sentText(taken),
    orderText(taken),
    `sigue: ${nextText(taken, policy, now)}`,
  ]
    .filter(Boolean)
    .join(' · ')

const nameOf = ({ locator, agency, rows }: ReportedOld): string =>
  `${locator ?? '(sin LOC)'}${agency === '' ? '' : `, ${agency}`} (fila ${rows.join(', ')})`

const problemLines = (one: ReportedOld): readonly string[] =>
  one.problems.map((problem) => `      ! ${oldProblemText(problem)}`)

const reservationLines = (one: ReportedOld, policy: ChasePolicy, now: Instant): string =>
  [`  ${nameOf(one)}${one.taken ? `: ${takenText(one.taken, policy, now)}` : ''}`, ...problemLines(one)].join(
    '\n',
  )

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${title}: ${lines.length}\n${lines.join('\n')}\n`

const clientsText = ({ created, changed, unchanged, refused }: ImportReport): string =>
  [
    section(
      'Clientes nuevos',
      created.map(({ name }) => `  ${name}`),
    ),
    section(
      'Clientes que ya estaban, que no se tocan',
      [...changed, ...unchanged].map(({ name }) => `  ${name}`),
    ),
    section(
      'Filas de configuracion_clientes no aceptadas',
      refused.map(
        (one) =>
          `  fila ${one.row}${one.name === '' ? '' : ` (${one.name})`}: ${rowRefusalText(one.refusal)}`,
      ),
    ),
  ].join('')

const countText = (reservations: readonly ReportedOld[]): string => {
  const count = (state: ReservationState): number =>
    reservations.filter(({ taken }) => taken?.state === state).length
  const counts = RESERVATION_STATES.filter((state) => count(state) > 0)
  const byState = counts.map((state) => `${stateLabel(state)} ${count(state)}`).join(' · ')
  const taken = reservations.filter(({ outcome }) => outcome === 'taken').length
  const toLookAt = reservations.filter(
    ({ outcome, problems }) => outcome === 'taken' && problems.length > 0,
  ).length
  return `Reservas que se traen: ${taken}${byState === '' ? '' : ` (${byState})`}\nPara revisar: ${toLookAt}\n`
}

/** For people: counts, then each reservation in one line with what it becomes and what comes next. */
export const oldReportText = (report: OldReport, policy: ChasePolicy): string => {
  const { dryRun, file, at, clients, reservations, orphans } = report
  const lines = (outcome: ReportedOld['outcome']): readonly string[] =>
    reservations.filter((one) => one.outcome === outcome).map((one) => reservationLines(one, policy, at))
  return [
    `Sistema antiguo: ${file}, ${formatInstant(at, policy.office.zone)}\n`,
    dryRun ? 'Ensayo: no se guardó nada. Con --yes se hace.\n' : '',
    countText(reservations),
    clientsText(clients),
    section('Reservas', lines('taken')),
    section('Reservas que Control OC ya conoce, que no se tocan', lines('known')),
    section('Reservas que no se pueden traer', lines('refused')),
    section(
      'Filas que no son de ninguna reserva',
      orphans.map(({ table, row }) => `  ${table}, fila ${row}`),
    ),
  ].join('')
}

const told = (problems: readonly OldProblem[]) =>
  problems.map((problem) => ({ ...problem, text: oldProblemText(problem) }))

/** For programs: the same, each problem by its code and in words. */
export const oldReportJson = ({ clients, reservations, orphans, ...report }: OldReport): string => {
  const refused = clients.refused.map(({ row, name, refusal }) => ({
    row,
    name,
    code: refusal.code,
    reason: rowRefusalText(refusal),
  }))
  const known = [...clients.changed, ...clients.unchanged].map(({ name }) => name)
  const whole = {
    ...report,
    clients: { created: clients.created.map(({ name }) => name), known, refused },
    reservations: reservations.map((one) => ({ ...one, problems: told(one.problems) })),
    orphans,
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}
