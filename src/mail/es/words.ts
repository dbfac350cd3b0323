import type { Words } from '../words.js'
import { BOOKING } from './booking-words.js'

/** The Spanish of Chile. */
export const ES: Words = {
  language: 'es',
  locale: 'es-CL',
  common: {
    subject: (reference) => `Solicitud de Orden de Compra - Reserva ${reference}`,
    subheading: (bookingId, locator) =>
      bookingId === null ? `Reserva con LOC ${locator}` : `Reserva ${bookingId} · LOC ${locator}`,
    greeting: (client) => `Estimado equipo de ${client}:`,
    forTotal: (total) => [', por un total de ', { strong: total }],
    howToSend: {
      title: 'Cómo enviarnos la orden de compra',
      steps: (locator) => [
        ['Respondan a este mismo correo, sin cambiar el asunto.'],
        ['Adjunten la orden de compra en formato PDF.'],
        ['Indiquen el LOC interno ', { strong: locator }, ' en el texto del correo.'],
      ],
    },
    oneForAllStays: (stays) =>
      `La reserva incluye ${stays} estadías: basta una sola orden de compra por el total.`,
    question: 'Ante cualquier duda, pueden responder a este correo. Muchas gracias por su gestión.',
    regards: 'Saludos cordiales,',
    footer:
      'Este es un mensaje automático. Pueden responderlo con confianza: las respuestas llegan a nuestro equipo.',
  },
  booking: BOOKING,
  request: {
    heading: 'Solicitud de orden de compra',
    asks: (forTotal) => [
      'Junto con saludar, les solicitamos enviarnos la orden de compra (OC) de la reserva que se detalla a continuación',
      ...forTotal,
      '.',
    ],
  },
  reminder: {
    heading: 'Recordatorio: orden de compra pendiente',
    reminds: (reference, forTotal) => [
      'Junto con saludar, les recordamos que aún no hemos recibido la orden de compra (OC) de la reserva ',
      reference,
      ...forTotal,
      '. Les agradeceremos enviarla a la brevedad.',
    ],
    sentAlready:
      'Si ya la enviaron, les pedimos adjuntarla nuevamente en respuesta a este correo, para asociarla a la reserva.',
  },
  ultimatum: {
    heading: 'Último aviso: orden de compra pendiente',
    deadline: (day) => ['Necesitamos recibir la orden de compra a más tardar el ', day, '.'],
    notReceived: (reference, forTotal) => [
      'A la fecha no hemos recibido la orden de compra (OC) de la reserva ',
      reference,
      ...forTotal,
      ', que les solicitamos anteriormente.',
    ],
    consequence:
      'La orden de compra debe estar emitida antes de que se preste el servicio. Si no la recibimos dentro del plazo indicado, tendremos que revisar la continuidad de la reserva.',
    sentAlready:
      'Si ya la enviaron, les pedimos adjuntarla nuevamente. Si tienen algún inconveniente para emitirla, les agradeceremos avisarnos en respuesta a este correo.',
  },
  acknowledgement: {
    heading: 'Orden de compra recibida',
    received: (reference, ocNumber) => [
      'Recibimos la orden de compra ',
      ...(ocNumber === null ? [] : [ocNumber, ' ']),
      'de la reserva ',
      reference,
      '. No es necesario enviar nada más.',
    ],
    thanks: 'Muchas gracias por su gestión.',
  },
  rejection: {
    heading: 'Orden de compra: necesitamos otro documento',
    unfit: (reference, ocNumber) => [
      'Agradecemos su envío. Recibimos ',
      ...(ocNumber === null
        ? ['el documento que nos enviaron como orden de compra']
        : ['la orden de compra ', ocNumber]),
      ', pero no podemos aceptar ese documento para la reserva ',
      reference,
      '.',
    ],
    reason: 'Motivo: ',
    asks: (forTotal) => [
      'Les agradeceremos enviarnos la orden de compra que corresponde a esta reserva',
      ...forTotal,
      '.',
    ],
  },
  newAddress: {
    subject: (company) => `Nueva dirección de correo de ${company}`,
    heading: 'Cambiamos de dirección de correo',
    is: (address) => ['Nuestra nueva dirección es ', address, '.'],
    replaces: (previousAddress) =>
      `Desde ahora les escribimos desde ella, y a ella les pedimos enviarnos sus órdenes de compra y consultas. Reemplaza a ${previousAddress}, que dejará de usarse.`,
    toDo: {
      title: 'Qué les pedimos',
      steps: (address) => [
        ['Guarden ', address, ' en su libreta de direcciones, en lugar de la anterior.'],
        ['Agréguenla a sus remitentes seguros, para que nuestros correos no lleguen a correo no deseado.'],
        ['Si tienen la anterior en un sistema o en una lista de envío, cámbienla también ahí.'],
      ],
    },
    nothingLost:
      'Lo que ya nos enviaron a la dirección anterior lo recibimos: no es necesario enviarlo otra vez. Las solicitudes en curso siguen igual.',
  },
}
