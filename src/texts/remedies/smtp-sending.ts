import { findPrincipal, grantSendAs, PATIENCE } from './exchange.js'
import { inExchange, onlyIf, told, type SomeWordings } from './remedy.js'

const WAITING = 'No hay nada que arreglar: el servicio espera y lo intenta otra vez, sin enviar dos veces.'

/** Why a server takes the login and not the mail. */
export const SMTP_SENDING_REMEDIES = {
  send_as_denied: (n) =>
    inExchange(
      n,
      told(
        'La cuenta no puede enviar con esa dirección',
        'La dirección del remitente (SMTP_FROM_EMAIL) no es la de la casilla con que se entra, y falta el derecho «Enviar como».',
        [
          'Ponga en SMTP_FROM_EMAIL la misma dirección que en SMTP_USERNAME.',
          'Si deben ser distintas, o si se entra con OAuth, dé a la aplicación el derecho «Enviar como» sobre la casilla.',
          PATIENCE,
        ],
      ),
      findPrincipal(n),
      grantSendAs(n),
      `Get-RecipientPermission -Identity ${n.mailbox} | Format-Table Trustee,AccessRights`,
    ),

  smtp_too_many_connections: () =>
    told(
      'Demasiados envíos simultáneos desde la casilla',
      'Exchange Online acepta tres conexiones a la vez por casilla. El servicio usa a lo más esas tres: otro programa también está enviando.',
      [WAITING, 'Si se repite, busque qué otro programa envía con la misma casilla.'],
    ),

  smtp_throttled: () =>
    told(
      'El servidor SMTP pide esperar',
      'Está ocupado, o recibió demasiados correos o intentos en poco tiempo. Exchange Online acepta 30 mensajes por minuto.',
      [WAITING, 'Si dura más de una hora, mire el estado del servicio del proveedor de correo.'],
    ),

  smtp_service_away: () =>
    told(
      'El servidor SMTP cerró la conexión por ahora',
      'No está disponible, o cerró una conexión que pasó mucho tiempo sin uso.',
      [WAITING, 'Si dura más de una hora, mire el estado del servicio del proveedor de correo.'],
    ),

  sending_limit_reached: () =>
    told(
      'La casilla llegó a su límite de envíos',
      'Exchange Online acepta 10.000 destinatarios en 24 horas; Gmail, 500 correos (2.000 en Workspace). Control OC envía muy por debajo: alguien más está enviando con esta casilla.',
      [
        'Espere: el límite se libera solo, dentro de 24 horas. Los correos quedan en espera.',
        'Averigüe quién envía tanto. Si no se sabe, cambie la contraseña y los secretos de la casilla: puede estar en manos ajenas.',
      ],
    ),

  smtp_sender_blocked: (n) =>
    inExchange(
      n,
      told(
        'Microsoft bloqueó la casilla por correo no deseado',
        'Desde esta casilla salió correo que parece no deseado. Suele ser una casilla en manos ajenas.',
        [
          'Primero, asegure la casilla: cambie la contraseña y los secretos, y revise sus reglas y reenvíos.',
          'Después, quite el bloqueo: en Microsoft Defender → Correo y colaboración → Revisar → Entidades restringidas, o con las líneas que siguen.',
        ],
      ),
      `Get-BlockedSenderAddress -SenderAddress ${n.mailbox}`,
      `Get-InboxRule -Mailbox ${n.mailbox}`,
      ...onlyIf('Cuando la casilla esté segura', `Remove-BlockedSenderAddress -SenderAddress ${n.mailbox}`),
    ),

  smtp_domain_unregistered: (n) =>
    inExchange(
      n,
      told(
        'El dominio del remitente no está registrado en la organización',
        'Exchange Online sólo envía con dominios verificados de la propia organización.',
        [
          'Agregue y verifique el dominio en el Centro de administración de Microsoft 365 → Configuración → Dominios.',
          'Revise SMTP_FROM_EMAIL.',
        ],
      ),
      'Get-AcceptedDomain | Format-Table DomainName,DomainType',
    ),

  smtp_recipient_blocked_by_tenant: (n) =>
    inExchange(
      n,
      told(
        'La propia organización bloquea a ese destinatario',
        'La dirección o el dominio del cliente está en la lista de permitidos y bloqueados del inquilino, que vale también para lo que se envía.',
        [
          'Quítelo de la lista: Microsoft Defender → Directivas y reglas → Lista de permitidos o bloqueados del inquilino, o con las líneas que siguen.',
        ],
      ),
      'Get-TenantAllowBlockListItems -ListType Sender -Block | Format-Table Value,Action',
      `Remove-TenantAllowBlockListItems -ListType Sender -Entries ${n.recipient}`,
    ),

  smtp_tenant_blocked: () =>
    told(
      'Microsoft bloqueó los envíos de la organización',
      'Pasa por envíos que parecen abuso, en una organización recién creada que aún no es de confianza, o tras renovar una suscripción vencida.',
      [
        'Revise que ninguna cuenta ni conector esté enviando correo no deseado.',
        'Envíe con el dominio propio, no con el de onmicrosoft.com.',
        'Pida a Microsoft que quite el bloqueo: Centro de administración → Soporte → Nueva solicitud de servicio, con el texto completo del error. No se puede quitar con un comando.',
      ],
    ),

  smtp_relay_denied: () =>
    told(
      'El servidor no envía correo hacia otros dominios para esta conexión',
      'El servicio llegó a un servidor que recibe correo, no a uno que lo envía; o no inició sesión.',
      [
        'En Exchange Online, SMTP_HOST es smtp.office365.com con SMTP_PORT=587; no el nombre del registro MX.',
        'Revise que SMTP_AUTH no sea none.',
      ],
    ),

  mail_too_large: (n) =>
    inExchange(
      n,
      told(
        'El correo es más grande de lo que se acepta',
        'Los correos de Control OC pesan poco: lo que puede crecer es el logotipo. Microsoft Graph acepta 4 MB por correo; Exchange, lo que diga la casilla.',
        ['Use un logotipo más liviano.', 'Si el límite de la casilla es muy bajo, auméntelo.'],
      ),
      `Get-Mailbox -Identity ${n.mailbox} | Format-List MaxSendSize`,
    ),

  smtp_too_many_recipients: () =>
    told(
      'El correo tiene demasiados destinatarios',
      'El servidor limita cuántas direcciones recibe un mismo correo (500 en Exchange Online).',
      ['Revise los contactos del cliente y EMAIL_CC_RECIPIENTS: la lista debería ser corta.'],
    ),

  smtp_recipient_unknown: () =>
    told(
      'La dirección del destinatario no existe',
      'El servidor no conoce esa dirección. No es un problema de la casilla.',
      [
        'Corrija la dirección del cliente en Teams o en la planilla, y vuelva a enviar.',
        'Si era la dirección de una prueba, use otra.',
      ],
    ),
} satisfies SomeWordings
