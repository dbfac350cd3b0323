import { formatPlainAmount } from './money.js'

/** Spanish for the signs that a decision about a mail rests on. */

type Words = Readonly<Record<string, string>>

const PLACES: Words = {
  headers: 'en los encabezados',
  subject: 'en el asunto',
  body: 'en el texto',
  quoted: 'en el texto citado',
  attachment_name: 'en el nombre del adjunto',
  document: 'en el documento',
  recognised: 'en el documento escaneado',
}

const SIGNALS: Words = {
  // the sender
  sender_authentic: 'remitente comprobado:',
  sender_forged: 'remitente falso:',
  sender_unverified: 'remitente sin comprobar:',
  known_sender: 'contacto del cliente',
  unknown_sender: 'no es contacto de ningún cliente:',
  authorised_sender: 'autorizado para confirmaciones:',
  unauthorised_sender: 'no autorizado para confirmaciones:',
  own_sender: 'lo enviamos nosotros:',
  // which reservation
  answers_our_mail: 'responde a nuestro correo',
  names_locator: 'LOC',
  names_booking_id: 'ID',
  names_provider_locator: 'Localizador',
  names_agency: 'nombra al cliente',
  names_rut: 'trae el RUT del cliente',
  names_code: 'nombra el código',
  near_locator: 'LOC parecido:',
  amount_equal: 'el monto es el mismo:',
  amount_near: 'el monto es casi el mismo:',
  amount_differs: 'el monto no es el mismo:',
  not_open: 'la reserva no está abierta',
  failed_address: 'no recibe correo:',
  // words of the mail
  oc_attached: 'dice que adjunta la OC:',
  oc_subject: 'asunto de una OC:',
  oc_number: 'número de OC',
  oc_word: 'habla de una OC:',
  promise: 'promete enviarla:',
  draft: 'habla de un borrador:',
  void: 'habla de una OC anulada:',
  question: 'pregunta:',
  invoice: 'habla de una factura:',
  courtesy: 'sólo agradece:',
  // the documents
  confirmation_text: 'confirmación de la reserva',
  unreadable_confirmation: 'confirmación que no se pudo leer:',
  oc_title: 'título de una OC:',
  oc_labels: 'campos propios de una OC:',
  oc_file_name: 'nombre de una OC:',
  void_mark: 'marca de anulada:',
  own_request_copy: 'copia de nuestra solicitud',
  printed_mail: 'es un correo impreso',
  doubtful_text: 'el documento es dudoso',
  mention_text: 'el documento sólo menciona una OC',
  other_text: 'el documento es otra cosa',
  recognised_text: 'leído por OCR con una seguridad de',
  scanned_pdf: 'PDF escaneado:',
  picture: 'imagen:',
  inline_picture: 'imagen dentro del texto:',
  office_file: 'archivo de Office:',
  container: 'archivo que contiene otros:',
  unreadable_pdf: 'PDF que no se puede leer:',
}

/** What a signal says by itself: its value is a code or a number that helps nobody. */
const WITHOUT_VALUE: ReadonlySet<string> = new Set(['not_open', 'courtesy'])

/** "LOC AAFTTAT en el asunto". `value` comes ready to be shown: escaped where that is needed. */
export const evidenceText = (signal: string, value: string, where: string): string => {
  const words = SIGNALS[signal] ?? ''
  if (WITHOUT_VALUE.has(signal)) return words.replace(/:$/u, '')
  const shown = formatPlainAmount(value) ?? value
  return [words, shown, value === '' ? '' : (PLACES[where] ?? '')].filter((part) => part !== '').join(' ')
}
