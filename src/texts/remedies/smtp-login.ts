import {
  allowSmtp,
  CONSENT,
  createPrincipal,
  findPrincipal,
  grantAccess,
  grantSendAs,
  PATIENCE,
  showProtocols,
} from './exchange.js'
import type { Filled } from './names.js'
import { inExchange, onlyIf, told, type SomeWordings } from './remedy.js'

const BY_GRAPH =
  'Si la organización no quiere SMTP AUTH, ponga SMTP_AUTH=graph: los correos salen por Microsoft Graph, con el permiso de aplicación Mail.Send.'

const BY_OAUTH =
  'Ponga SMTP_AUTH=oauth2, con una aplicación de Entra que tenga el permiso de aplicación SMTP.SendAsApp de «Office 365 Exchange Online» (AZURE_TENANT_ID, AZURE_CLIENT_ID y un secreto o certificado), y dele acceso a la casilla.'

const letAppIn = (n: Filled): readonly string[] => [
  createPrincipal(n),
  findPrincipal(n),
  grantAccess(n),
  grantSendAs(n),
]

/** Why an SMTP server lets nobody in. */
export const SMTP_LOGIN_REMEDIES = {
  smtp_auth_off_in_tenant: (n) =>
    inExchange(
      n,
      told(
        'La organización tiene apagado el envío por SMTP con inicio de sesión',
        'SMTP AUTH está apagado para todas las casillas. Rige también para OAuth, no sólo para contraseñas.',
        [
          'Enciéndalo en esta casilla: lo que se fija en ella vale más que lo de la organización.',
          BY_GRAPH,
          PATIENCE,
        ],
      ),
      'Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled',
      allowSmtp(n),
      showProtocols(n),
      ...onlyIf(
        'Sólo si debe valer para todas las casillas de la organización',
        'Set-TransportConfig -SmtpClientAuthenticationDisabled $false',
      ),
    ),

  smtp_auth_off_in_mailbox: (n) =>
    inExchange(
      n,
      told(
        'La casilla tiene apagado el envío por SMTP con inicio de sesión',
        'SMTP AUTH está apagado en esta casilla. Rige también para OAuth.',
        ['Enciéndalo en la casilla.', BY_GRAPH, PATIENCE],
      ),
      allowSmtp(n),
      showProtocols(n),
    ),

  smtp_security_defaults: (n) =>
    inExchange(
      n,
      told(
        'Los valores predeterminados de seguridad bloquean las contraseñas por SMTP',
        'La organización los tiene activos en Entra, y con ellos ningún programa entra con contraseña.',
        [
          `${BY_OAUTH} Los valores predeterminados de seguridad pueden quedar activos; no los apague por esto.`,
          'Encienda SMTP AUTH en la casilla: esos valores suelen traerlo apagado.',
        ],
      ),
      ...letAppIn(n),
      allowSmtp(n),
    ),

  smtp_conditional_access: (n) =>
    inExchange(
      n,
      told(
        'Una política de la organización no permite este inicio de sesión',
        'El inicio de sesión no cumple lo que se exige: casi siempre, una política de acceso condicional que bloquea la autenticación heredada, o la verificación en dos pasos, que un programa con contraseña no puede hacer.',
        [
          'En Entra → Usuarios → la casilla → Registros de inicio de sesión se lee qué política lo bloqueó.',
          BY_OAUTH,
          'Si debe seguir con contraseña por un tiempo, un administrador puede excluir la casilla de esa política.',
        ],
      ),
      ...letAppIn(n),
      allowSmtp(n),
    ),

  smtp_login_wrong: (n) =>
    inExchange(
      n,
      told(
        'El usuario o la contraseña de SMTP no son correctos',
        'Exchange conoce la casilla, pero no acepta lo que se le mostró. Si la casilla tiene verificación en dos pasos, su contraseña de siempre no sirve.',
        [
          'Revise SMTP_USERNAME (la dirección completa) y SMTP_PASSWORD. «npx control-oc config» dice si el .env se leyó entero.',
          `Exchange apaga las contraseñas de SMTP desde fines de diciembre de 2026. ${BY_OAUTH}`,
        ],
      ),
      ...letAppIn(n),
    ),

  smtp_basic_auth_off: (n) =>
    inExchange(
      n,
      told(
        'La casilla no puede entrar a SMTP con contraseña',
        'Las contraseñas (autenticación básica) están apagadas para esta casilla o para la organización. SMTP AUTH con OAuth puede seguir encendido.',
        [
          BY_OAUTH,
          'Mientras Microsoft lo permita, un administrador puede dejarla entrar con contraseña por una política de autenticación: las dos últimas líneas dicen cuál tiene y qué permite.',
        ],
      ),
      ...letAppIn(n),
      `Get-User -Identity ${n.mailbox} | Format-List AuthenticationPolicy`,
      'Get-AuthenticationPolicy | Format-Table Name,AllowBasicAuthSmtp',
    ),

  smtp_basic_auth_removed: (n) =>
    inExchange(
      n,
      told(
        'Exchange Online retiró las contraseñas de SMTP',
        'El servidor ya no acepta contraseñas para enviar. Una contraseña nueva o una de aplicación no lo cambia.',
        [BY_OAUTH, BY_GRAPH],
      ),
      ...letAppIn(n),
      allowSmtp(n),
    ),

  smtp_token_refused: (n) =>
    inExchange(
      n,
      told(
        'Exchange no acepta el inicio de sesión de SMTP',
        'Con OAuth: el token no vale para esta casilla (otro id. de objeto, falta SMTP.SendAsApp o su consentimiento, falta acceso a la casilla). Con contraseña: no es correcta, o ya no se aceptan.',
        [
          'Compare el ObjectId que muestra la segunda línea con el «Id. de objeto» de Entra → Aplicaciones empresariales (no el de Registros de aplicaciones).',
          `El permiso es SMTP.SendAsApp de «Office 365 Exchange Online». ${CONSENT}`,
          'SMTP_USERNAME debe ser la dirección de la casilla.',
          PATIENCE,
        ],
      ),
      'Get-ServicePrincipal | Format-Table DisplayName,AppId,ObjectId',
      findPrincipal(n),
      grantAccess(n),
      grantSendAs(n),
      showProtocols(n),
    ),

  smtp_not_authenticated: (n) =>
    inExchange(
      n,
      told(
        'Se quiso enviar sin haber iniciado sesión',
        'El servidor no recibió un inicio de sesión antes del correo: la configuración no lo pide, o Exchange no lo ofreció porque SMTP AUTH está apagado.',
        [
          'Revise que SMTP_AUTH no sea none, y que SMTP_USERNAME esté puesto.',
          'Use smtp.office365.com con el puerto 587.',
          'Encienda SMTP AUTH en la casilla.',
        ],
      ),
      allowSmtp(n),
      showProtocols(n),
    ),

  smtp_login_refused: () =>
    told(
      'El servidor SMTP rechazó el inicio de sesión',
      'El usuario, la contraseña o el token no son correctos, o el servidor no admite esta forma de entrar.',
      [
        'Revise SMTP_USERNAME y SMTP_PASSWORD. «npx control-oc config» dice si el .env se leyó entero.',
        'Revise SMTP_AUTH: oauth2 para Exchange Online; password para un servidor que recibe contraseñas.',
        'En Exchange Online, la causa exacta está en Entra → Usuarios → la casilla → Registros de inicio de sesión.',
      ],
    ),

  smtp_login_needs_tls: () =>
    told(
      'El servidor SMTP sólo deja entrar por una conexión cifrada',
      'La conexión va sin cifrar, y el servidor no recibe contraseñas así.',
      ['Ponga SMTP_USE_TLS=True, con SMTP_PORT=587 (STARTTLS) o 465 (TLS desde el comienzo).'],
    ),

  smtp_mailbox_logon_failed: (n) =>
    inExchange(
      n,
      told(
        'Exchange aceptó el inicio de sesión de SMTP, pero no abre la casilla',
        'La aplicación no tiene acceso a la casilla, o el permiso es tan nuevo que aún no rige. También pasa con una casilla sin licencia o compartida.',
        [
          'Dé a la aplicación acceso a la casilla y el derecho de enviar como ella.',
          'Revise que la casilla sea de usuario (UserMailbox) y tenga licencia.',
          `${PATIENCE} El correo queda en espera y sale solo.`,
        ],
      ),
      findPrincipal(n),
      grantAccess(n),
      grantSendAs(n),
      `Get-Mailbox -Identity ${n.mailbox} | Format-List RecipientTypeDetails,SkuAssigned`,
    ),
} satisfies SomeWordings
