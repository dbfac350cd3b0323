import type { COMMAND_TEXTS } from './commands.js'

/** Words of the Teams app: what people read when they add it, and what `npm run manifest` says. */

export const APP = {
  shortName: 'Control OC',
  fullName: 'Control OC: órdenes de compra de reservas',
  shortDescription: 'Pide, recuerda y recibe las órdenes de compra de las reservas de hotel.',
  fullDescription:
    'Avisa en un canal cada confirmación de hotel, pide la orden de compra al cliente corporativo, se la recuerda y reconoce la que llega. El equipo reenvía, cierra y resuelve dudas desde las tarjetas o escribiendo comandos.',
} as const

type CommandName = keyof typeof COMMAND_TEXTS

/** Where the whole team reads along: what is done about a reservation. */
const TOGETHER = [
  'pending',
  'reservation',
  'search',
  'review',
  'resend',
  'received',
  'postpone',
  'close',
  'digest',
  'help',
] as const satisfies readonly CommandName[]

/** Where one person asks: what there is, and how the service does. */
const ALONE = [
  'pending',
  'reservation',
  'search',
  'review',
  'digest',
  'resend',
  'postpone',
  'sweep',
  'status',
  'help',
] as const satisfies readonly CommandName[]

/**
 * The commands that Teams proposes in each place, in this order. It shows ten at most, so that this is a choice: what
 * staff type most days. All the others stand in the help.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu
 */
export const SUGGESTED = {
  team: TOGETHER,
  groupChat: TOGETHER,
  personal: ALONE,
} as const satisfies Readonly<Record<'team' | 'groupChat' | 'personal', readonly CommandName[]>>

export const MANIFEST = {
  missing: (names: readonly string[]): string =>
    `Faltan en el entorno o en .env: ${names.join(', ')}. El paquete de Teams no se armó.`,
  faults: (lines: string): string => `El paquete de Teams no se armó:\n${lines}`,
  notHttps: (url: string): string =>
    `PUBLIC_URL debe comenzar con https:// y es «${url}». El paquete de Teams no se armó.`,
  notVersion: (version: string): string =>
    `La versión debe ser como 1.0.2 y es «${version}». El paquete de Teams no se armó.`,
  invalid: (problems: readonly string[]): string =>
    [
      'El paquete de Teams no se armó: su manifiesto no es válido.',
      ...problems.map((problem) => `  - ${problem}`),
    ].join('\n'),
  built: (path: string, version: string, bytes: number): string =>
    `Listo: ${path}, versión ${version} (${bytes} bytes). Cómo subirlo a Teams: docs/instalar-en-teams.md`,
} as const
