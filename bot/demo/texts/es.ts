/** What the demo says to whoever looks at it. */
export const demoTexts = {
  nothingSaid: 'Escribe algo primero.',
  unknownWish: 'La demostración no conoce esa acción.',
  notFound: 'No se encuentra.',
  fileTooLarge: 'El archivo supera los 30 MB.',
  wrongFile: 'Solo se aceptan archivos PDF y .eml.',
  noReservation: 'Primero elige una reserva abierta.',
  noContact: 'Esa reserva todavía no tiene un contacto del cliente que pueda responder.',
  nothingToChange: 'Todavía no hay ninguna confirmación que cambiar o cancelar.',
  botAnswered: (status: number) => `El bot respondió con el código ${status}.`,
} as const
