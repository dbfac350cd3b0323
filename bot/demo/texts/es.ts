import type { NextStep } from '../../../src/contract.js'
import { stepLabel } from '../../../src/texts/es.js'

/** What the demo says to whoever looks at it. */
export const demoTexts = {
  company: 'Hoteles Ejemplo',
  signature: String.raw`Back office de ventas\nTeléfono +56 2 2000 0000`,
  nothingSaid: 'Escriba algo primero.',
  unknownWish: 'La demostración no conoce esa acción.',
  notFound: 'No se encuentra.',
  notYours: 'Esa conversación es de otra persona.',
  fileKind: 'Al bot se le pueden enviar planillas .xlsx y .csv.',
  fileTooLarge: 'El archivo supera los 30 MB.',
  wrongFile: 'Solo se aceptan archivos PDF y .eml.',
  noReservation: 'Primero elija una reserva abierta.',
  noContact: 'Esa reserva todavía no tiene un contacto del cliente que pueda responder.',
  nothingToChange: 'Todavía no hay ninguna confirmación que cambiar o cancelar.',
  nothingDue: 'No hay nada pendiente por venir.',
  portTaken: (port: string) => `El puerto ${port} está ocupado. Elija otro: npm run demo -- --port 4000`,
  ready: (url: string) => `La demostración está en ${url} (Ctrl+C para terminar)`,
  botAnswered: (status: number) => `El bot respondió con el código ${status}.`,
} as const

/** What the people of the demo may do, in a word. */
export const personTexts = {
  administrator: 'Administradora',
  member: 'Equipo',
  guest: 'Invitada',
} as const

const actionText = (action: NextStep['action']): string => {
  if (action === 'expiry') return 'Expiración'
  if (action === 'hold_end') return 'Fin de la espera'
  return stepLabel(action)
}

/** "Recordatorio de AAKLMNA" */
export const nextStepText = (action: NextStep['action'], locator: string): string =>
  `${actionText(action)} de ${locator}`
