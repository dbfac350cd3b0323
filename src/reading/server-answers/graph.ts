import type { AnswerRule } from './rule.js'

/**
 * What Microsoft Graph says when a mail is to be sent; our adapter puts status, code and message into one line. Sources: the Microsoft pages "Microsoft Graph error responses and
 * resource types", "Resolve Microsoft Graph authorization errors" and "Microsoft Graph throttling guidance".
 */
export const GRAPH_ANSWERS: readonly AnswerRule[] = [
  // "Limiting application permissions to specific Exchange Online mailboxes".
  {
    says: '403 ErrorAccessDenied: Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    pattern: /\[RAOP\]|AppOnly AccessPolicy/i,
    code: 'graph_mailbox_not_allowed',
  },
  {
    says: '403 ErrorAccessDenied: Access is denied. Check credentials and try again.',
    pattern: /\bErrorAccessDenied\b/,
    code: 'graph_access_denied',
  },
  {
    says: '403 Authorization_RequestDenied: Insufficient privileges to complete the operation.',
    pattern: /\bAuthorization_RequestDenied\b/,
    code: 'graph_permission_missing',
  },
  {
    says: '403 ErrorSendAsDenied: The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    pattern: /\bErrorSendAsDenied\b/,
    code: 'send_as_denied',
  },
  {
    says: '404 MailboxNotEnabledForRESTAPI: The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    pattern: /\bMailboxNot(?:Enabled|Supported)ForRESTAPI\b/,
    code: 'graph_mailbox_missing',
  },
  {
    says: "404 ErrorInvalidUser: The requested user 'controloc@empresa.example' is invalid.",
    pattern: /\b(?:ErrorInvalidUser|Request_ResourceNotFound|ResourceNotFound|ErrorNonExistentMailbox)\b/,
    code: 'graph_mailbox_missing',
  },
  {
    says: "429 ErrorExceededMessageLimit: The message can't be sent because the daily message limit was exceeded.",
    pattern: /\bErrorExceededMessageLimit\b/,
    code: 'sending_limit_reached',
  },
  {
    says: '429 ApplicationThrottled: Application is over its MailboxConcurrency limit.',
    pattern: /\bApplicationThrottled\b|\bTooManyRequests\b|MailboxConcurrency|^429\b/,
    code: 'graph_throttled',
  },
  {
    says: '401 InvalidAuthenticationToken: Access token validation failure. Invalid audience.',
    pattern: /\bInvalidAuthenticationToken\b/,
    code: 'graph_token_refused',
  },
  {
    says: '413 ErrorMessageSizeExceeded: The message exceeds the maximum supported size.',
    pattern: /\bErrorMessageSizeExceeded\b|\bRequestEntityTooLarge\b|^413\b/,
    code: 'mail_too_large',
  },
  {
    says: '503 ServiceUnavailable: The service is temporarily unavailable.',
    pattern: /\bserviceNotAvailable\b|\bServiceUnavailable\b|\bErrorServerBusy\b|^503\b/i,
    code: 'graph_unavailable',
  },
]
