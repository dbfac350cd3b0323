import {
  CONSENT,
  PATIENCE,
  createPrincipal,
  findPrincipal,
  grantAccess,
  grantSendAs,
  showProtocols,
} from './exchange.js'
import { inExchange, onlyIf, told, type SomeWordings } from './remedy.js'

export const IMAP_REMEDIES = {
  imap_password_impossible: (n) =>
    inExchange(
      n,
      told(
        'Exchange Online no acepta contraseñas por IMAP',
        'Microsoft retiró las contraseñas de IMAP entre 2022 y 2023. Nadie puede volver a permitirlas, y una contraseña de aplicación tampoco sirve.',
        [
          'No busque la contraseña correcta: no la hay. La salida es OAuth.',
          'Registre una aplicación en Entra y agréguele los permisos de aplicación IMAP.AccessAsApp y SMTP.SendAsApp de «Office 365 Exchange Online». Conceda el consentimiento de administrador.',
          'Dele acceso a la casilla con las líneas que siguen. El id. de objeto es el de Entra → Aplicaciones empresariales.',
          `Ponga AZURE_TENANT_ID, AZURE_CLIENT_ID y AZURE_CLIENT_SECRET (o AZURE_CLIENT_CERTIFICATE) y ${n.variable('AUTH')}=oauth2; quite ${n.variable('PASSWORD')}.`,
          'Si el servidor es un Exchange propio, y no Exchange Online, el mismo texto dice que el usuario o la contraseña están mal.',
        ],
      ),
      createPrincipal(n),
      findPrincipal(n),
      grantAccess(n),
      grantSendAs(n),
    ),

  imap_token_refused: (n) =>
    inExchange(
      n,
      told(
        'Exchange no acepta el token para esta casilla',
        'Entra entregó un token, pero Exchange no lo reconoce. Dice lo mismo por varias causas: la aplicación se registró en Exchange con el id. de objeto equivocado, falta el permiso IMAP.AccessAsApp o su consentimiento, falta FullAccess sobre la casilla, o el token se pidió para otro servicio.',
        [
          'Compare el ObjectId que muestra la segunda línea con el «Id. de objeto» de Entra → Aplicaciones empresariales. El de «Registros de aplicaciones» es otro; confundirlos es lo más común.',
          'Si es otro, o si no aparece la aplicación, bórrela de Exchange y créela de nuevo. Después, dele acceso a la casilla.',
          `El permiso es IMAP.AccessAsApp de «Office 365 Exchange Online», no de Microsoft Graph. ${CONSENT}`,
          `AZURE_MAIL_RESOURCE debe ser https://outlook.office365.com, y ${n.variable('USERNAME')} la dirección de la casilla.`,
          PATIENCE,
        ],
      ),
      'Get-ServicePrincipal | Format-Table DisplayName,AppId,ObjectId',
      ...onlyIf(
        'Sólo si el ObjectId es otro que el de Aplicaciones empresariales',
        `Remove-ServicePrincipal -Identity ${n.clientId}`,
      ),
      ...onlyIf('Sólo si la aplicación no aparece, o se acaba de borrar', createPrincipal(n)),
      findPrincipal(n),
      grantAccess(n),
      showProtocols(n),
    ),

  imap_mailbox_not_connected: (n) =>
    inExchange(
      n,
      told(
        'Exchange aceptó el inicio de sesión, pero no abre la casilla',
        'La aplicación no tiene acceso a la casilla, IMAP está apagado en ella, la dirección no es la de una casilla con licencia (por ejemplo, es un alias o un grupo), o hay demasiadas conexiones a la vez.',
        [
          `Revise que ${n.variable('USERNAME')} sea la dirección principal de la casilla, y que tenga licencia.`,
          'Encienda IMAP y dé a la aplicación acceso a la casilla.',
          'Si antes funcionaba, cierre otros programas que lean la misma casilla por IMAP y espere unos minutos: el servicio vuelve a conectarse solo.',
          PATIENCE,
        ],
      ),
      `Get-Mailbox -Identity ${n.mailbox} | Format-List PrimarySmtpAddress,RecipientTypeDetails`,
      `Set-CASMailbox -Identity ${n.mailbox} -ImapEnabled $true`,
      findPrincipal(n),
      grantAccess(n),
      `Get-MailboxPermission -Identity ${n.mailbox} | Format-Table User,AccessRights`,
    ),

  imap_login_wrong: (n) =>
    told(
      'El usuario o la contraseña no son correctos',
      'El servidor de correo rechazó el inicio de sesión de la casilla. Con OAuth, rechazó el token.',
      [
        `Revise ${n.variable('USERNAME')}: casi siempre es la dirección completa.`,
        `Revise ${n.variable('PASSWORD')} entrando con ella al correo web. «npx control-oc config» dice si el .env se leyó entero.`,
        'Si el servidor pide contraseñas de aplicación, cree una y úsela aquí.',
      ],
    ),

  imap_oauth_not_offered: (n) =>
    told(
      'El servidor IMAP no admite OAuth',
      `La configuración dice ${n.variable('AUTH')}=oauth2, pero el servidor no ofrece XOAUTH2.`,
      [
        `Revise ${n.variable('HOST')}: para Exchange Online es outlook.office365.com; para Gmail, imap.gmail.com.`,
        `Si el servidor es otro, use ${n.variable('AUTH')}=password.`,
      ],
    ),

  imap_login_needs_tls: (n) =>
    told(
      'El servidor IMAP sólo deja entrar por una conexión cifrada',
      'La conexión va sin cifrar, y el servidor no recibe contraseñas así.',
      [`Ponga ${n.variable('USE_SSL')}=True, y ${n.variable('PORT')} en 993.`],
    ),

  imap_throttled: () =>
    told(
      'Exchange pide esperar',
      'Se le pidió demasiado en poco tiempo. La respuesta dice cuántos milisegundos esperar.',
      [
        'No hay nada que arreglar: el servicio espera lo que se le pide y sigue solo, sin perder correos.',
        'Si se repite, cierre otros programas que lean la misma casilla, o aumente IMAP_CHECK_INTERVAL.',
      ],
    ),

  imap_too_many_connections: () =>
    told(
      'Hay demasiadas conexiones a la casilla',
      'El servidor limita las conexiones simultáneas de una cuenta, y otros programas las ocupan. El servicio usa una sola por cuenta.',
      [
        'Cierre otros programas que lean la misma casilla: el sistema anterior, un Outlook o teléfono con IMAP, una segunda copia de este servicio.',
        'Espere unos minutos: el servicio vuelve a conectarse solo.',
      ],
    ),

  imap_bandwidth_exceeded: () =>
    told(
      'La cuenta superó el límite diario de Gmail',
      'Gmail limita cuánto se descarga por IMAP en un día (2.500 MB). Otro programa pudo estar copiando la casilla.',
      [
        'Espere: Gmail la desbloquea sola, a más tardar en 24 horas. Los correos se leen entonces; no se pierden.',
        'Cierre otros programas que descarguen la casilla completa.',
      ],
    ),

  imap_unavailable: () =>
    told(
      'El servidor de correo no está disponible por ahora',
      'El servidor contesta que una parte suya no funciona. El usuario y la contraseña pueden estar bien.',
      [
        'Espere: el servicio vuelve a intentarlo solo.',
        'Si dura más de una hora, mire el estado del servicio: en Microsoft 365, Centro de administración → Estado → Estado del servicio.',
      ],
    ),

  imap_folder_missing: (n) =>
    told('La carpeta no existe en la casilla', `El servidor no encuentra la carpeta${n.said.folder}.`, [
      `Revise ${n.variable('MAILBOX')} y ${n.variable('SENT_MAILBOX')}: el nombre es el que muestra el servidor, con sus acentos y mayúsculas, por ejemplo Elementos enviados.`,
      'Si es de la casilla y falta, créela con el correo web.',
    ]),
} satisfies SomeWordings
