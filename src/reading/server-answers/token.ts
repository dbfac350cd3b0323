import type { AnswerRule } from './rule.js'

/**
 * What token services say. Entra's numbers: the Microsoft page "Microsoft Entra authentication and authorization error
 * codes". Without such a number the answer is Google's: "Using OAuth 2.0 for Web Server Applications", and RFC 6749, 5.2.
 */
export const TOKEN_ANSWERS: readonly AnswerRule[] = [
  {
    says: "unauthorized_client AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory 'empresa.example'.",
    pattern: /AADSTS700016\b/,
    code: 'token_app_unknown',
  },
  {
    says: 'invalid_client AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.',
    pattern: /AADSTS7000215\b/,
    code: 'token_secret_wrong',
  },
  {
    says: "invalid_client AADSTS7000222: The provided client secret keys for app '11111111-2222-3333-4444-555555555555' are expired.",
    pattern: /AADSTS7000222\b/,
    code: 'token_secret_expired',
  },
  {
    says: 'invalid_client AADSTS700027: The certificate with identifier used to sign the client assertion is not registered on application.',
    pattern: /AADSTS700027\b|AADSTS7000214\b|AADSTS1000502\b/,
    code: 'token_certificate_wrong',
  },
  {
    says: 'invalid_client AADSTS700024: Client assertion is not within its valid time range.',
    pattern: /AADSTS700024\b/,
    code: 'token_clock_wrong',
  },
  {
    says: "invalid_tenant AADSTS90002: Tenant 'empresa.example' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
    pattern: /AADSTS90002\b/,
    code: 'token_tenant_unknown',
  },
  {
    says: "invalid_tenant AADSTS900023: Specified tenant identifier 'empresa' is neither a valid DNS name, nor a valid external domain.",
    pattern: /AADSTS900023\b/,
    code: 'token_tenant_unknown',
  },
  {
    says: 'invalid_grant AADSTS50034: The user account controloc@empresa.example does not exist in the empresa.example directory.',
    pattern: /AADSTS50034\b/,
    code: 'token_user_unknown',
  },
  {
    says: 'invalid_resource AADSTS500011: The resource principal named https://outlook.office365.com was not found in the tenant named Empresa.',
    pattern: /AADSTS500011\b|AADSTS500014\b/,
    code: 'token_resource_unknown',
  },
  {
    says: "invalid_grant AADSTS65001: The user or administrator has not consented to use the application with ID '11111111-2222-3333-4444-555555555555'.",
    pattern: /AADSTS65001\b/,
    code: 'token_no_consent',
  },
  {
    says: 'invalid_grant AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    pattern: /AADSTS53003\b/,
    code: 'token_blocked_by_policy',
  },
  {
    says: "unauthorized_client AADSTS7000112: Application '11111111-2222-3333-4444-555555555555'(Control OC) is disabled.",
    pattern: /AADSTS7000112\b/,
    code: 'token_app_disabled',
  },
  {
    says: 'invalid_scope AADSTS1002012: The provided value for scope https://outlook.office365.com/IMAP.AccessAsApp is not valid.',
    pattern: /AADSTS1002012\b|AADSTS70011\b/,
    code: 'token_scope_wrong',
  },
  {
    says: 'temporarily_unavailable AADSTS90033: A transient error has occurred. Please try again.',
    pattern: /AADSTS90033\b|AADSTS50196\b|temporarily_unavailable|slow_down/,
    code: 'token_service_busy',
  },
  // "Managed identities for Azure resources frequently asked questions"; of the machine's own endpoint (IMDS).
  {
    says: 'invalid_request Identity not found',
    pattern: /Identity not found/i,
    code: 'token_identity_missing',
  },
  {
    says: 'invalid_grant Token has been expired or revoked.',
    pattern: /\binvalid_grant\b(?!.*AADSTS)/s,
    code: 'google_grant_revoked',
  },
  {
    says: 'invalid_client The OAuth client was not found.',
    pattern: /\binvalid_client\b(?!.*AADSTS)|\bdeleted_client\b/s,
    code: 'google_client_wrong',
  },
  {
    says: 'unauthorized_client Unauthorized',
    pattern: /\bunauthorized_client\b(?!.*AADSTS)/s,
    code: 'google_client_not_allowed',
  },
  // Our own words, when the time limit of asking has passed.
  {
    says: 'login.microsoftonline.com could not be asked for a token: The operation was aborted due to timeout',
    pattern: /could not be asked for a token: .*(?:timeout|aborted)/i,
    code: 'token_service_silent',
  },
]
