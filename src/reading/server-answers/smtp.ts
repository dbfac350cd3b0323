import type { AnswerRule } from './rule.js'

/**
 * What SMTP servers say. Sources, where a rule names no other: the Microsoft pages "Enable or disable authenticated
 * client SMTP submission", "Email non-delivery reports in Exchange Online" and "Exchange Online limits"; the enhanced
 * codes are those of RFC 3463.
 */
export const SMTP_ANSWERS: readonly AnswerRule[] = [
  {
    says: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.',
    pattern: /SmtpClientAuthentication is disabled for the Tenant/i,
    code: 'smtp_auth_off_in_tenant',
  },
  {
    says: '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
    pattern: /SmtpClientAuthentication is disabled for the Mailbox/i,
    code: 'smtp_auth_off_in_mailbox',
  },
  // "Security defaults in Microsoft Entra ID": they refuse every password that goes by SMTP.
  {
    says: "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    pattern: /security defaults/i,
    code: 'smtp_security_defaults',
  },
  // "Block legacy authentication with Conditional Access".
  {
    says: '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
    pattern: /did not meet the criteria to be authenticated/i,
    code: 'smtp_conditional_access',
  },
  {
    says: '535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.',
    pattern: /user credentials were incorrect/i,
    code: 'smtp_login_wrong',
  },
  // An authentication policy with AllowBasicAuthSmtp off: "Disable Basic authentication in Exchange Online".
  {
    says: '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.',
    pattern: /basic authentication is disabled/i,
    code: 'smtp_basic_auth_off',
  },
  // "Exchange Online to retire Basic auth for Client Submission (SMTP AUTH)".
  {
    says: '550 5.7.30 Basic authentication is not supported for Client Submission.',
    pattern: /\b5\.7\.30\b/,
    code: 'smtp_basic_auth_removed',
  },
  {
    says: '535 5.7.3 Authentication unsuccessful',
    pattern: /\b535 5\.7\.3\b/,
    code: 'smtp_token_refused',
  },
  // Any further text of 5.7.139: refused for a reason that only the tenant's sign-in log tells.
  {
    says: '535 5.7.139 Authentication unsuccessful',
    pattern: /\b5\.7\.139\b/,
    code: 'smtp_login_refused',
  },
  {
    says: '530 5.7.57 Client not authenticated to send mail.',
    pattern: /\b5\.7\.57\b/,
    code: 'smtp_not_authenticated',
  },
  // The login was taken, the mailbox cannot be opened: FullAccess is missing, or not in force yet.
  {
    says: '430 4.2.0 STOREDRV; mailbox logon failure; failure to open mailbox',
    pattern: /mailbox logon failure|MapiExceptionLogonFailed/i,
    code: 'smtp_mailbox_logon_failed',
  },
  {
    says: '554 5.2.252 SendAsDenied; controloc@empresa.example not allowed to send as ventas@empresa.example',
    pattern: /\b5\.2\.252\b/,
    code: 'send_as_denied',
  },
  {
    says: '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed to process message due to a permanent exception',
    pattern: /SendAsDenied/,
    code: 'send_as_denied',
  },
  {
    says: '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    pattern: /\b5\.7\.60\b/,
    code: 'send_as_denied',
  },
  // Exchange Online limits: 3 connections at once.
  {
    says: '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending for more information.',
    pattern: /Concurrent connections limit/i,
    code: 'smtp_too_many_connections',
  },
  {
    says: '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded',
    pattern: /\b432 4\.3\.2\b|thread limit exceeded/i,
    code: 'smtp_too_many_connections',
  },
  // Exchange Online limits: 10,000 recipients a day.
  {
    says: "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    pattern: /\b5\.1\.90\b/,
    code: 'sending_limit_reached',
  },
  {
    says: '554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException; Failed to process message',
    pattern: /SubmissionQuotaExceeded|submission quota exceeded/i,
    code: 'sending_limit_reached',
  },
  // Our own words: what the service would refuse is not sent to it.
  {
    says: "the day's limit of recipients is reached",
    pattern: /the day's limit of recipients/i,
    code: 'sending_limit_reached',
  },
  {
    says: '501 recipients, and the server takes 500 of one mail',
    pattern: /recipients, and the server takes \d+ of one mail/i,
    code: 'smtp_too_many_recipients',
  },
  // Google Workspace Admin Help, "Gmail SMTP errors and codes".
  {
    says: '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852',
    pattern: /\b5\.4\.5\b/,
    code: 'sending_limit_reached',
  },
  // "Remove blocked users from the Restricted entities page".
  {
    says: '550 5.1.8 Access denied, bad outbound sender',
    pattern: /\b5\.1\.8\b/,
    code: 'smtp_sender_blocked',
  },
  {
    says: '550 5.7.502 Access denied, banned sender',
    pattern: /\b5\.7\.502\b/,
    code: 'smtp_sender_blocked',
  },
  {
    says: '550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains.',
    pattern: /\b5\.7\.750\b/,
    code: 'smtp_domain_unregistered',
  },
  // "Allow or block email using the Tenant Allow/Block List".
  {
    says: "550 5.7.703 Your message can't be delivered because messages to agencia@cliente.example are blocked by your organization using Tenant Allow Block List.",
    pattern: /\b5\.7\.703\b/,
    code: 'smtp_recipient_blocked_by_tenant',
  },
  {
    says: '550 5.7.501 Access denied, spam abuse detected',
    pattern: /\b5\.7\.5\d\d\b/,
    code: 'smtp_tenant_blocked',
  },
  {
    says: '550 5.7.705 Access denied, tenant has exceeded threshold',
    pattern: /\b5\.7\.705\b/,
    code: 'smtp_tenant_blocked',
  },
  {
    says: '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP',
    pattern: /\b5\.7\.7\d\d\b/,
    code: 'smtp_tenant_blocked',
  },
  {
    says: '550 5.7.64 TenantAttribution; Relay Access Denied',
    pattern: /\b5\.7\.(?:54|64)\b|relay access denied|relaying denied|unable to relay/i,
    code: 'smtp_relay_denied',
  },
  // Gmail SMTP errors and codes, as far as the next four.
  {
    says: '534-5.7.9 Application-specific password required. For more information, go to https://support.google.com/mail/?p=InvalidSecondFactor',
    pattern: /\b5\.7\.9\b|Application-specific password required/i,
    code: 'gmail_app_password_needed',
  },
  {
    says: '535-5.7.8 Username and Password not accepted. For more information, go to https://support.google.com/mail/?p=BadCredentials',
    pattern: /Username and Password not accepted|BadCredentials/i,
    code: 'gmail_login_wrong',
  },
  {
    says: '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser and then try again.',
    pattern: /\b5\.7\.14\b|log in via your web browser/i,
    code: 'gmail_web_login_needed',
  },
  {
    says: '454 4.7.0 Too many login attempts, please try again later.',
    pattern: /\b454 4\.7\.0\b.*login attempts/is,
    code: 'smtp_throttled',
  },
  // RFC 3207, 4: nothing but STARTTLS is taken before it.
  {
    says: '530 5.7.0 Must issue a STARTTLS command first.',
    pattern: /Must issue a STARTTLS command first/i,
    code: 'smtp_login_needs_tls',
  },
  // RFC 4954, 6.
  {
    says: '538 5.7.11 Encryption required for requested authentication mechanism',
    pattern: /\b538[- ]|\b5\.7\.11\b/,
    code: 'smtp_login_needs_tls',
  },
  // RFC 4954, 6; Postfix, Dovecot and most others.
  {
    says: '535 5.7.8 Error: authentication failed',
    pattern: /\b535[- ]|\b5\.7\.8\b/,
    code: 'smtp_login_refused',
  },
  // nodemailer: no mechanism that we know among those of EHLO, or none at all.
  {
    says: '504 5.7.4 Unrecognized authentication type',
    pattern: /\b5\.7\.4\b|Unrecognized authentication type/i,
    code: 'smtp_login_refused',
  },
  // RFC 5321, 4.5.3.1.10.
  {
    says: '452 4.5.3 Too many recipients',
    pattern: /\b[45]\.5\.3\b|too many recipients/i,
    code: 'smtp_too_many_recipients',
  },
  // RFC 1870, 6.2.
  {
    says: '552 5.3.4 Message size exceeds fixed maximum message size',
    pattern: /\b552[- ]|\b5\.3\.4\b|\b5\.2\.3\b/,
    code: 'mail_too_large',
  },
  {
    says: '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient agencia@cliente.example not found by SMTP address lookup',
    pattern: /\b5\.1\.(?:1|10)\b|RecipientNotFound/,
    code: 'smtp_recipient_unknown',
  },
  {
    says: '550 5.4.1 Recipient address rejected: Access denied.',
    pattern: /\b5\.4\.1\b/,
    code: 'smtp_recipient_unknown',
  },
  // RFC 3463, 3.8: a policy that holds for a time.
  {
    says: '451 4.7.500 Server busy. Please try again later from 192.0.2.10.',
    pattern: /^(?!.*STARTTLS).*\b45[0-4][- ]4\.7\.\d+/s,
    code: 'smtp_throttled',
  },
  {
    says: '452 4.3.1 Insufficient system resources',
    pattern: /\b45[0-4][- ]4\.3\.\d+/,
    code: 'smtp_throttled',
  },
  // RFC 5321, 3.8: the server closes.
  {
    says: '421 4.3.2 Service not available, closing transmission channel',
    pattern: /\b421[- ]/,
    code: 'smtp_service_away',
  },
]
