/** Words of the Teams app: what people read when they add it, and what `npm run manifest` says. */

export const APP = {
  shortName: 'Control OC',
  fullName: 'Control OC: órdenes de compra de reservas',
  shortDescription: 'Pide, recuerda y recibe las órdenes de compra de las reservas de hotel.',
  fullDescription:
    'Avisa en un canal cada confirmación de hotel, pide la orden de compra al cliente corporativo, se la recuerda y reconoce la que llega. El equipo reenvía, cierra y resuelve dudas desde las tarjetas o escribiendo comandos.',
} as const

export const MANIFEST = {
  missing: (names: readonly string[]): string =>
    `Faltan en el entorno o en .env: ${names.join(', ')}. El paquete de Teams no se armó.`,
  notHttps: (url: string): string => `PUBLIC_URL debe comenzar con https:// y es «${url}».`,
  invalid: (problems: readonly string[]): string =>
    ['El manifiesto no es válido:', ...problems.map((problem) => `  - ${problem}`)].join('\n'),
  built: (path: string, bytes: number): string =>
    `Listo: ${path} (${bytes} bytes). Súbalo en Teams: Aplicaciones → Administrar las aplicaciones → Cargar una aplicación.`,
} as const
