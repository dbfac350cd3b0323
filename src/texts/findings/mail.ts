import { told } from '../remedies/remedy.js'
import { counted, named, type CheckWords, type SomeDoctorWordings } from './wording.js'

/** Tokens and mailboxes. */

const folderFound = ({ folder }: Readonly<Record<string, string>>): string =>
  folder === undefined ? 'no se encontró' : `«${folder}»`

export const MAIL_CHECKS: Readonly<Record<string, CheckWords>> = {
  'token.granted': named('Se entrega un token', () => '', 'no se usa OAuth'),
  'token.audience': named('El token es para', ({ audience }) => audience ?? ''),
  'token.tenant': named('Organización del token', ({ tenant }) => tenant ?? ''),
  'token.roles': named('Permisos del token', ({ roles }) => (roles === '' ? 'ninguno' : (roles ?? ''))),
  'token.expiry': named('El token vence', ({ minutes }) => `en ${minutes ?? '0'} minutos; se renueva solo`),
  'imap.reached': named(
    'Conexión',
    ({ tls, plain }) => tls ?? (plain === undefined ? '' : 'sin cifrar'),
    'sin token no se llama a nadie',
  ),
  'imap.login': named('Entrada a la casilla', () => '', 'no se llegó hasta ahí'),
  'imap.list': named('Carpetas', ({ folders }) => folders ?? ''),
  'imap.folder': named('Carpeta vigilada', ({ folder, mails }) =>
    mails === undefined ? `«${folder ?? ''}»` : `«${folder ?? ''}», ${counted(mails, 'correo', 'correos')}`,
  ),
  'imap.idle': named('Avisa los correos nuevos al instante (IDLE)'),
  'imap.sent': named('Carpeta de enviados', folderFound),
  'imap.processed': named('Mover los correos procesados', ({ folder, missing }) => {
    if (folder === undefined) return ''
    return missing === 'true' ? `a «${folder}», que se creará` : `a «${folder}»`
  }),
  'imap.junk': named('Carpeta de correo no deseado', folderFound),
}

const STAY = 'Los correos se leen igual y quedan donde llegaron.'

export const MAIL_REMEDIES: SomeDoctorWordings<
  | 'token_audience_wrong'
  | 'token_tenant_differs'
  | 'token_role_missing'
  | 'token_expired'
  | 'imap_idle_missing'
  | 'imap_sent_missing'
  | 'imap_junk_missing'
  | 'imap_move_missing'
  | 'imap_processed_unsuitable'
> = {
  token_audience_wrong: ({ subject, facts }) =>
    told(
      'El token es para otro servicio',
      `Se pidió para ${subject ?? ''} y es para «${facts['audience'] ?? ''}».`,
      ['Revise AZURE_MAIL_RESOURCE y AZURE_GRAPH_URL: sin definir son los de siempre.'],
    ),
  token_tenant_differs: ({ facts }, { tenantVariable }) =>
    told(
      'El token es de otra organización',
      `Es de ${facts['tenant'] ?? ''}, y está configurada ${facts['configured'] ?? ''}.`,
      [`Ponga en ${tenantVariable} la organización de la casilla.`],
    ),
  token_role_missing: ({ facts }) =>
    told(
      'A la aplicación le faltan permisos',
      `El token no trae ${facts['missing'] ?? ''}: no se agregó como permiso de aplicación, o nadie dio el consentimiento.`,
      [
        `En Entra → Registros de aplicaciones → Permisos de API → Office 365 Exchange Online → Permisos de aplicación, agregue ${facts['missing'] ?? ''}.`,
        'Después presione «Conceder consentimiento de administrador». Tarda unos minutos en valer.',
      ],
    ),
  token_expired: () =>
    told('El token llega vencido', 'La hora de este equipo está mal, o el token vino de otra parte.', [
      'Revise primero lo que dice «Reloj».',
    ]),
  imap_idle_missing: () =>
    told(
      'El servidor no avisa los correos nuevos',
      'No ofrece IDLE: los correos se ven en la próxima revisión.',
      ['IMAP_CHECK_INTERVAL dice cada cuánto se revisa.'],
    ),
  imap_sent_missing: ({ facts }) =>
    told(
      facts['folder'] === undefined
        ? 'No se encuentra la carpeta de enviados'
        : `No existe la carpeta «${facts['folder']}»`,
      'Después de una caída, el servicio busca allí si un correo alcanzó a salir.',
      [
        'Escriba su nombre completo, como está en «Carpetas», en IMAP_SENT_MAILBOX (u OC_INBOX_…, PREVIOUS_IMAP_…).',
      ],
    ),
  imap_junk_missing: ({ facts }) =>
    told(
      `No existe la carpeta «${facts['folder'] ?? ''}»`,
      'El servicio mira allí si cayó un correo que se esperaba.',
      ['Escriba su nombre completo, como está en «Carpetas», en IMAP_JUNK_MAILBOX.'],
    ),
  imap_move_missing: () =>
    told(
      'El servidor no sabe mover correos',
      `No ofrece MOVE. Copiar y borrar en su lugar podría perder un correo, y no se hace. ${STAY}`,
      ['Quite IMAP_PROCESSED_FOLDER, o mueva los correos a mano.'],
    ),
  imap_processed_unsuitable: () =>
    told(
      'La carpeta de procesados no sirve',
      `Se vigila, o es la de enviados, borradores, no deseados o eliminados, o no puede contener correos. ${STAY}`,
      ['Ponga en IMAP_PROCESSED_FOLDER una carpeta solo para esto, por ejemplo Procesados.'],
    ),
}
