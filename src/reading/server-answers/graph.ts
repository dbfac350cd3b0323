import type { AnswerRule } from './rule.js'

/**
 * What Microsoft Graph says when a mail is to be sent. Sources: the Microsoft pages "Microsoft Graph error responses and
 * resource types", "Resolve Microsoft Graph authorization errors" and "Microsoft Graph throttling guidance".
 */
export const GRAPH_ANSWERS: readonly AnswerRule[] = [
  // "Limiting application permissions to specific Exchange Online mailboxes".
  {
    says: 'ErrorAccessDenied Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    pattern: /\[RAOP\]|AppOnly AccessPolicy/i,
    code: 'graph_mailbox_not_allowed',
  },
  {
    says: 'ErrorAccessDenied Access is denied. Check credentials and try again.',
    pattern: /\bErrorAccessDenied\b/,
    code: 'graph_access_denied',
  },
  {
    says: 'Authorization_RequestDenied Insufficient privileges to complete the operation.',
    pattern: /\bAuthorization_RequestDenied\b/,
    code: 'graph_permission_missing',
  },
  {
    says: 'ErrorSendAsDenied The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    pattern: /\bErrorSendAsDenied\b/,
    code: 'send_as_denied',
  },
  {
    says: 'MailboxNotEnabledForRESTAPI The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    pattern: /\bMailboxNot(?:Enabled|Supported)ForRESTAPI\b/,
    code: 'graph_mailbox_missing',
  },
  {
    says: "ErrorInvalidUser The requested user 'controloc@empresa.example' is invalid.",
    pattern: /\b(?:ErrorInvalidUser|Request_ResourceNotFound|ResourceNotFound|ErrorNonExistentMailbox)\b/,
    code: 'graph_mailbox_missing',
  },
  {
    says: 'ApplicationThrottled Application is over its MailboxConcurrency limit.',
    pattern: /\bApplicationThrottled\b|\bTooManyRequests\b|MailboxConcurrency|\(429\)/,
    code: 'graph_throttled',
  },
  {
    says: "ErrorExceededMessageLimit The message can't be sent because the daily message limit was exceeded.",
    pattern: /\bErrorExceededMessageLimit\b/,
    code: 'sending_limit_reached',
  },
  {
    says: 'InvalidAuthenticationToken Access token validation failure. Invalid audience.',
    pattern: /\bInvalidAuthenticationToken\b/,
    code: 'graph_token_refused',
  },
  {
    says: 'ErrorMessageSizeExceeded The message exceeds the maximum supported size.',
    pattern: /\bErrorMessageSizeExceeded\b/,
    code: 'mail_too_large',
  },
  {
    says: 'ServiceUnavailable The service is temporarily unavailable.',
    pattern: /\bserviceNotAvailable\b|\bServiceUnavailable\b|\bErrorServerBusy\b/i,
    code: 'graph_unavailable',
  },
]
