/** The mail that the doctor sends to whoever asked for it. */
export const TEST_MAIL = {
  subject: 'Control OC: correo de prueba',
  text: 'Este correo lo envió el diagnóstico de Control OC para probar que los correos salen y llegan. No hay que hacer nada con él.',
} as const
