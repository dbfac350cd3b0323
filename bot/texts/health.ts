/** Words of the cards that tell how the service is. Values are escaped already. */

export const HEALTH = {
  broken: (count: number): string =>
    count === 1 ? 'Algo del servicio dejó de funcionar' : `${count} cosas del servicio dejaron de funcionar`,
  mended: (count: number): string =>
    count === 1 ? 'Volvió a funcionar' : `${count} cosas volvieron a funcionar`,
  since: (when: string): string => `Desde ${when}`,
  said: (answer: string): string => `El servidor dice: «${answer}»`,
  powershell: 'En PowerShell:',
  server: 'En el equipo del servicio:',
  lasted: (label: string, duration: string): string => `${label}: estuvo mal ${duration}.`,
  more: (count: number): string => `Y ${count} más. Con **estado** se ven todas.`,
} as const

/** Mails that somebody has to fetch out of the junk folder. Values are escaped already. */
export const JUNK = {
  title: (count: number): string =>
    count === 1
      ? 'Un correo que se esperaba está en «Correo no deseado»'
      : `${count} correos que se esperaban están en «Correo no deseado»`,
  how: 'El servicio no lee esa carpeta ni mueve nada de ella. Ábralo en Outlook, vea que sea de quien dice y elija **No es correo no deseado**: pasa a la bandeja de entrada y se procesa solo.',
  mailbox: (mailbox: string): string => `En la casilla ${mailbox}:`,
  from: 'De',
  subject: 'Asunto',
  received: 'Llegó',
  reason: 'Por qué se esperaba',
  reasons: {
    authorised_sender: 'es un remitente autorizado de confirmaciones',
    known_client: 'es un contacto de un cliente',
    answers_us: 'contesta un correo nuestro',
  },
  unverified: 'Ojo: no se pudo comprobar que el remitente sea quien dice.',
  safe: 'Para que no se repita: en Outlook, Configuración → Correo → Correo no deseado → Remitentes y dominios seguros, agregue la dirección. O en PowerShell:',
  more: (count: number): string => `Y ${count} más en la misma carpeta.`,
} as const
