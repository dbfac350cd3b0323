/** The mail that the doctor sends to whoever asked for it. */
export const TEST_MAIL = {
  subject: 'Control OC: correo de prueba',
  text: 'Este correo lo envió el diagnóstico de Control OC para probar que los correos salen y llegan. No hay que hacer nada con él.',
} as const

/** The one with a confirmation, which comes back to our own mailbox. */
export const ROUND_TRIP_MAIL = {
  subject: 'Control OC: confirmación de prueba',
  text: 'Este correo lo envió el diagnóstico de Control OC a su propia casilla. El PDF es inventado: no hay que hacer nada con él.',
} as const
