import type { AnswerRule } from './rule.js'

/** What IMAP servers say. imapflow gives the answer without its tag and `NO`; its code stands before it in brackets. */
export const IMAP_ANSWERS: readonly AnswerRule[] = [
  // Exchange Online: "Deprecation of Basic authentication in Exchange Online". Only Exchange writes LOGIN in capitals.
  {
    says: 'LOGIN failed.',
    pattern: /\bLOGIN failed|BasicAuthBlocked/,
    code: 'imap_password_impossible',
  },
  // Exchange Online: "Authenticate an IMAP, POP or SMTP connection using OAuth"; the same words for every cause.
  {
    says: 'AUTHENTICATE failed.',
    pattern: /\bAUTHENTICATE failed/,
    code: 'imap_token_refused',
  },
  // Exchange: the login is right, the mailbox cannot be opened.
  {
    says: 'User is authenticated but not connected.',
    pattern: /authenticated but not connected/i,
    code: 'imap_mailbox_not_connected',
  },
  // Exchange Online, IMAP and POP throttling. imapflow's own ETHROTTLE is the same answer.
  {
    says: 'Request is throttled. Suggested Backoff Time: 92415 milliseconds',
    pattern: /Request is throttled|Suggested Backoff Time|\bETHROTTLE\b/i,
    code: 'imap_throttled',
  },
  {
    says: 'Server Unavailable. 15',
    pattern: /Server Unavailable/i,
    code: 'imap_unavailable',
  },
  // Gmail Help, "Sign in with app passwords": two-step verification is on, the account's own password is not enough.
  {
    says: '[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
    pattern: /Application-specific password required/i,
    code: 'gmail_app_password_needed',
  },
  // Gmail's words for a wrong user, password or token alike.
  {
    says: '[AUTHENTICATIONFAILED] Invalid credentials (Failure)',
    pattern: /Invalid credentials \(Failure\)/i,
    code: 'gmail_login_wrong',
  },
  // Gmail Help, "Check Gmail through other email platforms": Google wants to see a person first.
  {
    says: '[WEBALERT https://accounts.google.com/signin/continue] Web login required. (Failure)',
    pattern: /WEBALERT|Web login required/i,
    code: 'gmail_web_login_needed',
  },
  {
    says: '[ALERT] Please log in via your web browser: https://support.google.com/mail/accounts/answer/78754 (Failure)',
    pattern: /log in via your web browser/i,
    code: 'gmail_web_login_needed',
  },
  {
    says: '[ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page and enable your account for IMAP access. (Failure)',
    pattern: /not enabled for IMAP use/i,
    code: 'gmail_imap_off',
  },
  // Google Workspace Admin Help, "Turn POP and IMAP on or off for users".
  {
    says: '[ALERT] IMAP access is disabled for your domain. Please contact your domain administrator for questions about this feature. (Failure)',
    pattern: /IMAP access is disabled for your domain/i,
    code: 'gmail_imap_off_in_domain',
  },
  // Google Workspace Admin Help, "Gmail bandwidth limits"; the code is of RFC 5530, 3.
  {
    says: '[OVERQUOTA] Account exceeded command or bandwidth limits. (Failure)',
    pattern: /exceeded command or bandwidth limits/i,
    code: 'imap_bandwidth_exceeded',
  },
  // Google Workspace Admin Help: 15 connections an account.
  {
    says: '[ALERT] Too many simultaneous connections. (Failure)',
    pattern: /Too many (?:simultaneous|concurrent) connections|too many connections/i,
    code: 'imap_too_many_connections',
  },
  // Dovecot, mail_max_userip_connections; the code is of RFC 5530, 3.
  {
    says: '[LIMIT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10)',
    pattern: /\[LIMIT\]|Maximum number of connections/i,
    code: 'imap_too_many_connections',
  },
  // RFC 5530, 3: a part of the server is away, and the same login may be right in a minute.
  {
    says: '[UNAVAILABLE] Temporary authentication failure.',
    pattern: /\[UNAVAILABLE\]|\[INUSE\]|\[SERVERBUG\]/i,
    code: 'imap_unavailable',
  },
  // RFC 5530, 3.
  {
    says: '[AUTHENTICATIONFAILED] Authentication failed.',
    pattern: /\[AUTHENTICATIONFAILED\]|\[EXPIRED\]|\[AUTHORIZATIONFAILED\]/i,
    code: 'imap_login_wrong',
  },
  // Cyrus, Courier and others that give no code.
  {
    says: 'Login failed: authentication failure',
    pattern: /login failed|authentication failure/i,
    code: 'imap_login_wrong',
  },
  // RFC 9051, 6.2.3, LOGINDISABLED: imapflow does not even try.
  {
    says: 'Login is disabled',
    pattern: /Login is disabled/i,
    code: 'imap_login_needs_tls',
  },
  // RFC 5530, 3.
  {
    says: '[PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure (SSL/TLS) connections.',
    pattern: /\[PRIVACYREQUIRED\]/i,
    code: 'imap_login_needs_tls',
  },
  // imapflow: a token to show, and no AUTH=XOAUTH2 among the capabilities.
  {
    says: 'Unsupported authentication mechanism',
    pattern: /Unsupported authentication mechanism|No matching authentication method/i,
    code: 'imap_oauth_not_offered',
  },
  // RFC 5530, 3 (Gmail, Dovecot).
  {
    says: '[NONEXISTENT] Unknown Mailbox: OC (Failure)',
    pattern: /\[NONEXISTENT\]|\[TRYCREATE\]|Unknown Mailbox/i,
    code: 'imap_folder_missing',
  },
  // Exchange gives no code.
  {
    says: "OC doesn't exist.",
    pattern: /doesn't exist/i,
    code: 'imap_folder_missing',
  },
]
