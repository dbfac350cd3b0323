import { onServer, told } from '../remedies/remedy.js'
import { named, type CheckWords, type SomeDoctorWordings } from './wording.js'

/** The bot in Teams. */

export const BOT_CHECKS: Readonly<Record<string, CheckWords>> = {
  'bot.credentials': named('Credenciales del bot', ({ appId }) => appId ?? ''),
  'bot.endpoint': named(
    'Dirección pública',
    ({ answered }) => (answered === undefined ? '' : 'contesta el bot'),
    'falta PUBLIC_URL',
  ),
  'bot.channel': named('Canal', ({ channel }) => channel ?? ''),
  'bot.card': named('Tarjeta de prueba', () => '', 'se pide con --card, y necesita un canal'),
}

export const BOT_REMEDIES: SomeDoctorWordings<
  | 'bot_without_credentials'
  | 'bot_unreachable'
  | 'bot_endpoint_wrong'
  | 'bot_channel_unknown'
  | 'bot_card_refused'
> = {
  bot_without_credentials: () =>
    told('El bot no tiene credenciales', 'Sin ellas contesta sólo a este equipo: Teams no puede hablarle.', [
      'Ponga MicrosoftAppId, MicrosoftAppPassword y MicrosoftAppTenantId del registro del bot en Azure.',
    ]),
  bot_unreachable: ({ subject }) =>
    onServer(
      told(
        'No se llega al servicio por su dirección pública',
        'El servicio no está en marcha, o algo entre Internet y su puerto no lo deja pasar.',
        [
          'Revise que el servicio esté en marcha.',
          'Revise el DNS, el certificado y el proxy o cortafuegos de PUBLIC_URL. Desde adentro de algunas redes no se llega a la dirección propia: pruébelo también desde afuera.',
        ],
      ),
      ...(subject !== null && /^https?:\/\/[\w.:/-]+$/.test(subject)
        ? [`curl -i -X POST -H 'Content-Type: application/json' -d '{}' ${subject}`]
        : []),
    ),
  bot_endpoint_wrong: ({ subject }) =>
    told(
      'En la dirección pública contesta otra cosa',
      `En ${subject ?? ''} Teams espera al bot, y lo que contesta allí no es de él.`,
      [
        'Si en PUBLIC_URL falta «https» o una parte del camino, corríjala: no se sigue a ninguna otra dirección.',
        'Revise a dónde lleva el proxy: debe pasar todas las rutas y métodos al puerto del servicio (PORT), sin pedir contraseña.',
        'Con 502, 503 o 504 el proxy está, y el servicio no: revise que esté en marcha.',
      ],
    ),
  bot_channel_unknown: () =>
    told('No se sabe en qué canal avisar', 'La aplicación no se ha instalado en ningún equipo.', [
      'Instálela en el equipo de Teams (docs/instalar-en-teams.md), con el servicio en marcha.',
      'O ponga el canal en TEAMS_CHANNEL_ID.',
    ]),
  bot_card_refused: () =>
    told('Teams no aceptó la tarjeta', 'El bot no pudo publicar en el canal.', [
      'Revise que la aplicación siga instalada en el equipo y que el canal exista.',
      'Revise en Azure que el bot tenga activado el canal de Microsoft Teams.',
    ]),
}
