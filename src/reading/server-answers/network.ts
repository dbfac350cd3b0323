import type { AnswerRule } from './rule.js'

/**
 * What stands between us and any server: names, sockets, TLS. The words are those of Node and OpenSSL ("Errors" in
 * Node's documentation, "X509 certificate error codes" in that of its TLS); mail clients pass on the code, the sentence
 * or both, so that each rule knows both.
 */
export const NETWORK_ANSWERS: readonly AnswerRule[] = [
  {
    says: 'getaddrinfo ENOTFOUND outlok.office365.example',
    pattern: /\bENOTFOUND\b/,
    code: 'host_unknown',
  },
  {
    says: 'getaddrinfo EAI_AGAIN outlook.office365.com',
    pattern: /\bEAI_AGAIN\b/,
    code: 'dns_away',
  },
  {
    says: 'connect ECONNREFUSED 192.0.2.10:993',
    pattern: /\bECONNREFUSED\b/,
    code: 'connection_refused',
  },
  {
    says: 'connect ENETUNREACH 192.0.2.10:993',
    pattern: /\bENETUNREACH\b|\bEHOSTUNREACH\b/,
    code: 'network_unreachable',
  },
  {
    says: 'self-signed certificate',
    pattern: /\bDEPTH_ZERO_SELF_SIGNED_CERT\b|self-signed certificate(?! in certificate chain)/i,
    code: 'tls_self_signed',
  },
  {
    says: 'self-signed certificate in certificate chain',
    pattern: /\bSELF_SIGNED_CERT_IN_CHAIN\b|self-signed certificate in certificate chain/i,
    code: 'tls_private_authority',
  },
  {
    says: 'unable to verify the first certificate',
    pattern: /\bUNABLE_TO_VERIFY_LEAF_SIGNATURE\b|unable to verify the first certificate/i,
    code: 'tls_chain_incomplete',
  },
  {
    says: 'unable to get local issuer certificate',
    pattern: /\bUNABLE_TO_GET_ISSUER_CERT(?:_LOCALLY)?\b|unable to get (?:local )?issuer certificate/i,
    code: 'tls_chain_incomplete',
  },
  {
    says: 'certificate has expired',
    pattern: /\bCERT_HAS_EXPIRED\b|certificate has expired/i,
    code: 'tls_certificate_expired',
  },
  {
    says: 'certificate is not yet valid',
    pattern: /\bCERT_NOT_YET_VALID\b|certificate is not yet valid/i,
    code: 'tls_certificate_not_yet_valid',
  },
  {
    says: "Hostname/IP does not match certificate's altnames: Host: correo.empresa.example. is not in the cert's altnames: DNS:servidor.example",
    pattern: /\bERR_TLS_CERT_ALTNAME_INVALID\b|does not match certificate's altnames/i,
    code: 'tls_name_mismatch',
  },
  // A greeting in plain text, read as the first record of TLS.
  {
    says: 'ssl3_get_record:wrong version number',
    pattern: /wrong version number|\bERR_SSL_WRONG_VERSION_NUMBER\b|packet length too long/i,
    code: 'tls_on_plain_port',
  },
  // RFC 8996: TLS 1.0 and 1.1 are no more.
  {
    says: 'tlsv1 alert protocol version',
    pattern: /unsupported protocol|alert protocol version|\bERR_SSL_UNSUPPORTED_PROTOCOL\b/i,
    code: 'tls_version_too_old',
  },
  // nodemailer, and then imapflow, when STARTTLS is required and not there.
  {
    says: 'Error upgrading connection with STARTTLS: 502 5.5.1 Command not implemented',
    pattern: /upgrading connection with STARTTLS|does not support required STARTTLS/i,
    code: 'starttls_missing',
  },
  {
    says: 'Server does not support STARTTLS',
    pattern: /does not support STARTTLS|STARTTLS is not possible/i,
    code: 'starttls_missing',
  },
  {
    says: 'connect ETIMEDOUT 192.0.2.10:993',
    pattern: /\bE(?:SOCKET)?TIMEDOUT\b/,
    code: 'connection_timeout',
  },
  // imapflow's and nodemailer's own patience.
  {
    says: 'Failed to receive greeting from server in required time. Maybe should use TLS?',
    pattern: /in required time|\bGREETING_TIMEOUT\b|\bCONNECT_TIMEOUT\b/i,
    code: 'connection_timeout',
  },
  {
    says: 'Greeting never received',
    pattern: /greeting never received|connection timeout|\bUND_ERR_\w+_TIMEOUT\b|^timeout$/i,
    code: 'connection_timeout',
  },
  {
    says: 'read ECONNRESET',
    pattern: /\bECONNRESET\b|\bEPIPE\b/,
    code: 'connection_lost',
  },
  {
    says: 'Connection closed unexpectedly',
    pattern:
      /connection closed unexpectedly|unexpected close|socket hang up|other side closed|socket disconnected/i,
    code: 'connection_lost',
  },
]
