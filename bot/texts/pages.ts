/** Who runs the service, for the pages that the Teams app links to. */
export interface Operator {
  readonly name: string
  /** Where questions go. */
  readonly address: string
}

export interface PageText {
  readonly title: string
  readonly paragraphs: readonly string[]
}

const about = ({ name, address }: Operator): PageText => ({
  title: 'Control OC',
  paragraphs: [
    `Un bot de Microsoft Teams con el que ${name} pide a sus clientes las órdenes de compra de sus reservas de hotel. Se usa desde Teams; aquí no hay nada más que ver.`,
    `Consultas: ${address}`,
  ],
})

const privacy = ({ name, address }: Operator): PageText => ({
  title: 'Privacidad',
  paragraphs: [
    `Control OC es un servicio propio de ${name}, que responde por los datos.`,
    'Guarda lo que necesita para pedir las órdenes de compra: las reservas (hotel, fechas, pasajeros y monto), los clientes y sus correos de contacto, las confirmaciones y órdenes de compra recibidas, los correos enviados, y quién del equipo hizo cada cosa (su nombre e identificador en Teams).',
    'Los datos están en el servidor donde corre el servicio. Salen de él sólo hacia el canal de Teams del equipo y hacia los clientes, por el correo de la empresa. No se venden, no se usan para publicidad ni para entrenar modelos, y el servicio no deja cookies.',
    'Lo que se decidió con cada correo se recuerda 90 días. Las reservas terminadas quedan archivadas con sus documentos hasta que la empresa las borre.',
    `Para saber qué hay sobre usted, corregirlo o pedir que se borre, escriba a ${address}.`,
  ],
})

const terms = ({ name, address }: Operator): PageText => ({
  title: 'Condiciones de uso',
  paragraphs: [
    `Control OC es para el equipo de ${name} y sus invitados en Teams. Lo que cada uno hace con él queda anotado con su nombre.`,
    'Los correos a clientes salen por la casilla de la empresa. Lo que el servicio lee en un documento puede estar equivocado: lo que no es seguro se pregunta en el canal, y decide una persona.',
    `Consultas: ${address}`,
  ],
})

/** What is served at each path. */
export const PAGES = {
  '/': about,
  '/privacidad': privacy,
  '/condiciones': terms,
} as const satisfies Readonly<Record<string, (operator: Operator) => PageText>>

export const PAGE_LINKS = [
  ['privacidad', 'Privacidad'],
  ['condiciones', 'Condiciones de uso'],
] as const
