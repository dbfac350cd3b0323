/** The card of `control-oc doctor --card`. */
export const TEST_CARD = 'Tarjeta de prueba del diagnóstico de Control OC. No hay que hacer nada con ella.'
