import { CONSENT, PATIENCE } from './exchange.js'
import { inExchange, told, type SomeWordings } from './remedy.js'

const PERMISSION = 'El permiso es Mail.Send de Microsoft Graph, de tipo «Aplicación» (no «Delegado»).'

export const GRAPH_REMEDIES = {
  graph_access_denied: (n) =>
    inExchange(
      n,
      told(
        'Microsoft Graph no deja enviar desde esta casilla',
        'A la aplicación le falta el permiso Mail.Send o su consentimiento, o una política la limita a otras casillas.',
        [`${PERMISSION} ${CONSENT}`, 'Las líneas que siguen dicen si una política la limita.', PATIENCE],
      ),
      `Test-ApplicationAccessPolicy -Identity ${n.mailbox} -AppId ${n.clientId}`,
      `Test-ServicePrincipalAuthorization -Identity ${n.clientId} -Resource ${n.mailbox}`,
    ),

  graph_mailbox_not_allowed: (n) =>
    inExchange(
      n,
      told(
        'Una política limita a la aplicación a otras casillas',
        'La organización tiene una política de acceso de aplicaciones, y esta casilla no está en su grupo.',
        [
          'Vea qué grupo nombra la política y agregue la casilla a él, en el Centro de administración de Exchange → Destinatarios → Grupos.',
          'El cambio puede tardar hasta dos horas; la última línea lo comprueba al momento.',
        ],
      ),
      'Get-ApplicationAccessPolicy | Format-Table AppId,ScopeName,AccessRight',
      `Test-ApplicationAccessPolicy -Identity ${n.mailbox} -AppId ${n.clientId}`,
    ),

  graph_permission_missing: () =>
    told(
      'A la aplicación le faltan permisos de Microsoft Graph',
      'El token es bueno, pero no trae el permiso para lo que se pide.',
      [`${PERMISSION} ${CONSENT}`, PATIENCE],
    ),

  graph_mailbox_missing: (n) =>
    inExchange(
      n,
      told(
        'Microsoft Graph no encuentra la casilla',
        'La dirección no es la de una casilla de Exchange Online de esta organización: está mal escrita, no tiene licencia, fue eliminada, o está en un servidor propio.',
        [
          'Revise SMTP_USERNAME y SMTP_FROM_EMAIL.',
          'Asigne a la casilla una licencia con Exchange Online; una recién creada tarda un rato.',
        ],
      ),
      `Get-Mailbox -Identity ${n.mailbox} | Format-List PrimarySmtpAddress,RecipientTypeDetails,SkuAssigned`,
    ),

  graph_throttled: () =>
    told(
      'Microsoft Graph pide esperar',
      'La aplicación hizo demasiadas peticiones a la vez, o en poco tiempo, sobre esta casilla.',
      [
        'No hay nada que arreglar: el servicio espera lo que se le pide y sigue solo.',
        'Si se repite, busque qué otro programa usa la misma aplicación de Entra.',
      ],
    ),

  graph_token_refused: () =>
    told(
      'Microsoft Graph no acepta el token',
      'El token es de otro servicio, venció, o el reloj del equipo está mal.',
      [
        'AZURE_GRAPH_URL debe ser https://graph.microsoft.com (en nubes nacionales, el suyo) y AZURE_AUTHORITY de la misma nube.',
        'Revise la hora del equipo.',
      ],
    ),

  graph_unavailable: () =>
    told(
      'Microsoft Graph no está disponible por ahora',
      'El servicio de Microsoft contesta que no puede atender.',
      [
        'Espere: el servicio vuelve a intentarlo solo.',
        'Si dura más de una hora, mire https://status.cloud.microsoft.',
      ],
    ),
} satisfies SomeWordings
