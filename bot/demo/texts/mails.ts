/** What the demo's people write in their mails. */
export const confirmationMail = (locator: string, agency: string, cancelled: boolean) => ({
  subject: `${cancelled ? 'Cancelación' : 'Confirmación'} de reserva ${locator} - ${agency}`,
  text: `Estimados:\n\nAdjuntamos el resumen de servicios de la reserva ${locator}.\n\nSaludos cordiales,\nReservas`,
  filename: `Resumen_de_servicios_${locator}.pdf`,
})

export const droppedConfirmation = (filename: string) => ({
  subject: `Confirmación de reserva (${filename})`,
  text: 'Estimados:\n\nAdjuntamos el resumen de servicios.\n\nSaludos cordiales,\nReservas',
})

const SIGNATURE = '\n\nSaludos,\nClaudia Muestra\nAdquisiciones'

export const orderMails = {
  reply: 'Estimados, buenas tardes:\n\nAdjunto la orden de compra solicitada.' + SIGNATURE,
  noCode: {
    subject: 'RV: documentos',
    text: 'Se adjunta lo solicitado.' + SIGNATURE,
    filename: 'documento_escaneado.pdf',
  },
  stranger: {
    subject: (locator: string) => `Orden de compra reserva ${locator}`,
    text: 'Hola, les mando la orden de compra adjunta.\n\nSaludos',
  },
  promise: 'Estimados:\n\nLes enviaremos la OC mañana, está en aprobación de gerencia.' + SIGNATURE,
  autoReply: {
    subject: (subject: string) => `Respuesta automática: ${subject}`,
    text: 'Estaré fuera de la oficina hasta el próximo lunes, sin acceso a mi correo.' + SIGNATURE,
  },
  orderFilename: (ocNumber: string) => `OC_${ocNumber}.pdf`,
  quote: (from: string, text: string) => `\n\n-----Mensaje original-----\nDe: ${from}\n\n${text}`,
} as const
