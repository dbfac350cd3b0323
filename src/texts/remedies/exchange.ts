import type { Filled } from './names.js'

/** Lines of Exchange Online PowerShell that several remedies share. */

export const createPrincipal = ({ clientId, objectId }: Filled): string =>
  `New-ServicePrincipal -AppId ${clientId} -ObjectId ${objectId} -DisplayName 'Control OC'`

export const findPrincipal = ({ clientId }: Filled): string =>
  `$app = Get-ServicePrincipal -Identity ${clientId}`

export const grantAccess = ({ mailbox }: Filled): string =>
  `Add-MailboxPermission -Identity ${mailbox} -User $app.Identity -AccessRights FullAccess -AutoMapping $false`

export const grantSendAs = ({ mailbox }: Filled): string =>
  `Add-RecipientPermission -Identity ${mailbox} -Trustee $app.Identity -AccessRights SendAs -Confirm:$false`

export const showProtocols = ({ mailbox }: Filled): string =>
  `Get-CASMailbox -Identity ${mailbox} | Format-List ImapEnabled,SmtpClientAuthenticationDisabled`

export const allowSmtp = ({ mailbox }: Filled): string =>
  `Set-CASMailbox -Identity ${mailbox} -SmtpClientAuthenticationDisabled $false`

export const CONSENT =
  'Revise en Entra → Registros de aplicaciones → Permisos de API que el permiso sea de tipo «Aplicación» y que tenga el consentimiento de administrador concedido.'

export const PATIENCE = 'Los cambios de permisos pueden tardar hasta una hora en regir.'
