import { inExchange, told } from '../remedies/remedy.js'
import { named, type CheckWords, type SomeDoctorWordings } from './wording.js'

/** How mails leave, and the test mail that is followed to the inbox. */

const ENCRYPTION: Readonly<Record<string, string>> = {
  tls: 'cifrada desde el comienzo',
  starttls: 'cifrada con STARTTLS',
  plain: 'sin cifrar',
}

export const SENDING_CHECKS: Readonly<Record<string, CheckWords>> = {
  'smtp.reached': named('Conexión', ({ encryption }) => ENCRYPTION[encryption ?? ''] ?? ''),
  'smtp.login': named('Entrada al servidor de envío', ({ asked }) => (asked === 'false' ? 'no se pide' : '')),
  'smtp.graph': named('Permiso para enviar por Graph'),
  'smtp.test_sent': named('Correo de prueba', ({ to }) => (to === undefined ? '' : 'el servidor lo aceptó')),
  'smtp.test_arrived': named('El correo de prueba llegó', ({ folder, seconds }) =>
    folder === undefined ? '' : `a «${folder}», en ${seconds ?? '0'} segundos`,
  ),
  'smtp.sent_copy': named('Queda copia en enviados', ({ folder }) =>
    folder === undefined ? '' : `«${folder}»`,
  ),
  'smtp.message_id': named('Message-ID', ({ replaced }) =>
    replaced === undefined
      ? 'el nuestro'
      : `el servidor lo cambió por ${replaced}; se reconoce igual por X-Control-OC-Id`,
  ),
}

export const SENDING_REMEDIES: SomeDoctorWordings<'test_mail_not_seen' | 'sent_copy_missing'> = {
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
