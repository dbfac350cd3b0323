const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1).replace('.', ',')} s`

/** What `npm run demo -- --check` prints. */
export const checkTexts = {
  names: {
    confirmation: 'Llega una confirmación y su tarjeta aparece en el canal',
    request: 'Sale la solicitud al cliente',
    reminder: 'Día 2: sale el recordatorio, en horario de oficina',
    ultimatum: 'Día 4: sale el ultimátum',
    order: 'El cliente responde con la OC y la tarjeta pasa a RECIBIDA',
    acknowledgement: 'Sale el acuse de recibo al cliente',
    second: 'Llega otra confirmación',
    secondRequest: 'Sale su solicitud',
    resend: 'El botón Reenviar repite el correo',
    pending: 'El comando pendientes la muestra',
    close: 'El botón Cerrar la cierra como suspendida',
    noneLeft: 'El comando pendientes ya no la muestra',
  },
  expected: {
    card: 'una tarjeta nueva en el canal',
    request: 'el correo de solicitud, con el LOC en su texto',
    requestedCard: 'la tarjeta en SOLICITADA',
    nextStep: 'un próximo paso programado',
    notTooSoon: 'ningún correo antes de su hora',
    onDay: (day: string) => `el correo del día ${day}, en horario de oficina`,
    mail: (word: string) => `el correo (${word})`,
    reply: (word: string) => `un aviso en el hilo (${word})`,
    receivedCard: 'la tarjeta en RECIBIDA',
    acknowledgement: 'el acuse de recibo',
    resend: 'el mismo correo otra vez, a los mismos destinatarios',
    answer: 'una respuesta del bot',
    listed: (locator: string) => `${locator} en la respuesta`,
    notListed: (locator: string) => `una respuesta sin ${locator}`,
    closedCard: 'la tarjeta en CERRADA, sin próximo paso',
  },
  done: (at: string, name: string, ms: number) => `✓ ${at} · ${name} (${seconds(ms)})`,
  failed: (at: string, name: string, problem: string) =>
    `✗ ${at} · ${name}\n  Falta o llegó tarde: ${problem}`,
  allDone: (count: number, ms: number) => `Los ${count} pasos se cumplieron en ${seconds(ms)}.`,
} as const
