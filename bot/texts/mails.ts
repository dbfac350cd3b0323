/** Words of the card of a mail. */

export const MAIL = {
  title: (kind: string): string => `Correo: ${kind}`,
  from: 'De',
  authenticity: 'Remitente',
  subject: 'Asunto',
  received: 'Recibido',
  decided: 'Decidido',
  reservations: 'Reservas',
  id: 'Correo',
  evidence: '**Indicios**',
  noEvidence: 'No hay indicios anotados.',
  moreEvidence: (count: number): string => (count === 1 ? '… y otro más.' : `… y otros ${count} más.`),
  reprocess: 'Procesar de nuevo',
  notKept: 'El correo no quedó guardado: está en la casilla.',
} as const

export const MISSING_MAIL_ID = 'Falta el ID del correo: está en la tarjeta de su caso.'

export const REPROCESSED = 'Listo: el correo se procesó de nuevo.'

/** Words around a mail to a client that is shown before it leaves. */
export const MAIL_TEXT = {
  title: (locator: string): string => `Correos de ${locator}`,
  told: 'Así saldrían ahora. No se envía nada.',
  none: 'No hay correos que mostrar.',
  to: 'Para',
  copies: 'Copia',
  subject: 'Asunto',
  nobody: 'nadie: el cliente no tiene un correo de contacto',
} as const
