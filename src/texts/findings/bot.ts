import { onServer, told } from '../remedies/remedy.js'
import { named, type CheckWords, type SomeDoctorWordings } from './wording.js'

/** The bot in Teams. */

export const BOT_CHECKS: Readonly<Record<string, CheckWords>> = {
  'bot.credentials': named('Credenciales del bot', ({ appId }) => appId ?? ''),
  'bot.endpoint': named('Dirección pública', ({ status }) =>
    status === '200' ? 'contesta' : (status ?? ''),
  ),
  'bot.channel': named('Canal', ({ channel }) => channel ?? ''),
  'bot.card': named('Tarjeta de prueba'),
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
      ...(subject !== null && /^https?:\/\/[\w.:/-]+$/.test(subject) ? [`curl -i ${subject}`] : []),
    ),
  bot_endpoint_wrong: ({ subject }) =>
    told(
      'En la dirección pública contesta otra cosa',
      `Se esperaba la respuesta del servicio en ${subject ?? ''}.`,
      ['Revise a dónde lleva el proxy: debe pasar todas las rutas al puerto del servicio (PORT).'],
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
