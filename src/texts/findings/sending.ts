import { mailReasonText } from '../mail-reasons.js'
import { inExchange, told } from '../remedies/remedy.js'
import { named, type CheckWords, type Facts, type SomeDoctorWordings } from './wording.js'

/** How mails leave, and the test mail that is followed to the inbox. */

const ENCRYPTION: Readonly<Record<string, string>> = {
  tls: 'cifrada desde el comienzo',
  starttls: 'cifrada con STARTTLS',
  plain: 'sin cifrar',
}

const NO_TOKEN = 'sin token no se llama a nadie'
const NOT_SO_FAR = 'no se llegó hasta ahí'
const NOT_OURS = 'esa casilla no está configurada aquí'

const arrival = ({ folder, seconds }: Facts): string =>
  folder === undefined ? '' : `a «${folder}», en ${seconds ?? '0'} segundos`

export const SENDING_CHECKS: Readonly<Record<string, CheckWords>> = {
  'smtp.reached': named('Conexión', ({ encryption }) => ENCRYPTION[encryption ?? ''] ?? '', NO_TOKEN),
  'smtp.login': named(
    'Entrada al servidor de envío',
    ({ asked }) => (asked === 'false' ? 'no se pide' : ''),
    NOT_SO_FAR,
  ),
  'smtp.graph': named('Permiso para enviar por Graph'),
  'smtp.test_sent': named('Correo de prueba', ({ to }) => (to === undefined ? '' : 'el servidor lo aceptó')),
  'smtp.test_arrived': named('El correo de prueba llegó', arrival, NOT_OURS),
  'smtp.sent_copy': named(
    'Queda copia en enviados',
    ({ folder }) => (folder === undefined ? '' : `«${folder}»`),
    NOT_OURS,
  ),
  'round_trip.sent': named(
    'Sale la confirmación de prueba',
    () => '',
    'la casilla no tiene dirección propia',
  ),
  'round_trip.arrived': named('Llega a la casilla', arrival, NOT_SO_FAR),
  'round_trip.read': named(
    'Lo que se leyó del PDF',
    ({ locator, agency, hotel, checkIn, total }) =>
      [locator, agency, hotel, checkIn, total].filter((part) => part !== undefined).join(', '),
    NOT_SO_FAR,
  ),
  'round_trip.recipients': named(
    'A quién se pediría la OC',
    ({ reason }) => (reason === undefined ? '' : `a nadie: ${mailReasonText(reason)}`),
    NOT_SO_FAR,
  ),
  'smtp.message_id': named(
    'Message-ID',
    ({ replaced }) =>
      replaced === undefined
        ? 'el nuestro'
        : `el servidor lo cambió por ${replaced}; se reconoce igual por X-Control-OC-Id`,
    'no se vio el correo',
  ),
}

export const SENDING_REMEDIES: SomeDoctorWordings<
  'test_mail_not_seen' | 'sent_copy_missing' | 'round_trip_misread' | 'round_trip_would_write'
> = {
  round_trip_misread: ({ facts }) =>
    told(
      'La confirmación de prueba no se leyó bien',
      `El PDF llegó, y de él se entendió: ${facts['problem'] ?? facts['locator'] ?? 'nada'}.`,
      [
        'Mire si un filtro de correo cambia los archivos adjuntos en el camino.',
        'Si no hay ninguno, reinstale el servicio: su lector de PDF no funciona en este equipo.',
      ],
    ),
  round_trip_would_write: () =>
    told(
      'La propia casilla pasa por remitente de confirmaciones',
      'Un correo enviado por nosotros mismos se aceptaría como confirmación, y se escribiría a un cliente.',
      [
        'Saque la dirección propia de ALLOWED_CONFIRMATION_SENDERS.',
        'Si no está ahí, el servidor cambia el remitente al enviar: el correo tiene que llegar con la dirección de SMTP_FROM_EMAIL.',
      ],
    ),
  test_mail_not_seen: (_, names) =>
    inExchange(
      names,
      told(
        'El correo de prueba no se ve en la casilla',
        'El servidor lo aceptó, y en un minuto no llegó a las carpetas vigiladas.',
        [
          'Mire en «Correo no deseado», y las reglas de la casilla.',
          'El seguimiento de mensajes dice qué pasó con él. Si llega más tarde, sólo es lento.',
        ],
      ),
      `Get-MessageTraceV2 -RecipientAddress ${names.recipient} -StartDate (Get-Date).AddHours(-1) -EndDate (Get-Date)`,
    ),
  sent_copy_missing: (_, names) =>
    inExchange(
      names,
      told(
        'No queda copia en enviados',
        'Después de una caída, el servicio busca en enviados si un correo alcanzó a salir; sin copia tiene que preguntar.',
        ['En Exchange Online se enciende con este comando. Otros servidores no guardan copia por sí solos.'],
      ),
      `Set-Mailbox -Identity ${names.mailbox} -MessageCopyForSMTPClientSubmissionEnabled $true`,
    ),
}
