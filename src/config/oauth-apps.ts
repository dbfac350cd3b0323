import { noCertificate, noPrivateKey, unreadableFile, type ConfigFault } from '../texts/config-faults.js'
import { hasAzure } from './mail-auth.js'
import type { AzureApp, GoogleApp } from './types.js'
import { readText, type ReadFile } from './understand.js'
import type { CompleteValues } from './variables.js'

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/
const PRIVATE_KEY = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA |EC )?PRIVATE KEY-----/

export type ClientCertificate =
  | { readonly ok: true; readonly certificate: string; readonly privateKey: string }
  | { readonly ok: false; readonly fault: ConfigFault }

/** The certificate and its private key of one PEM file, as Entra's instructions have it. */
export const readClientCertificate = (name: string, path: string, readFile: ReadFile): ClientCertificate => {
  try {
    const pem = readText(path, readFile)
    const certificate = CERTIFICATE.exec(pem)?.[0]
    const privateKey = PRIVATE_KEY.exec(pem)?.[0]
    if (certificate === undefined) return { ok: false, fault: noCertificate(name, path) }
    if (privateKey === undefined) return { ok: false, fault: noPrivateKey(name, path) }
    return { ok: true, certificate, privateKey }
  } catch {
    return { ok: false, fault: unreadableFile(name, path) }
  }
}

const credentialOf = (values: CompleteValues, readFile: ReadFile): AzureApp['credential'] => {
  const { AZURE_CLIENT_SECRET: secret, AZURE_CLIENT_CERTIFICATE: path } = values
  if (values.AZURE_MANAGED_IDENTITY) return { kind: 'managed_identity' }
  const pair = path === null ? null : readClientCertificate('AZURE_CLIENT_CERTIFICATE', path, readFile)
  if (!pair?.ok) return { kind: 'secret', secret: secret ?? '' }
  return { kind: 'certificate', certificate: pair.certificate, privateKey: pair.privateKey }
}

export const azureApp = (values: CompleteValues, readFile: ReadFile): AzureApp | null =>
  hasAzure(values)
    ? {
        tenantId: values.AZURE_TENANT_ID,
        clientId: values.AZURE_CLIENT_ID,
        credential: credentialOf(values, readFile),
        authority: values.AZURE_AUTHORITY,
        mailResource: values.AZURE_MAIL_RESOURCE,
        graphUrl: values.AZURE_GRAPH_URL,
      }
    : null

export const googleApp = (values: CompleteValues): GoogleApp | null => {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = values
  const { GOOGLE_REFRESH_TOKEN: refreshToken, GOOGLE_TOKEN_URL: tokenUrl } = values
  if (clientId === null || clientSecret === null || refreshToken === null) return null
  return { clientId, clientSecret, refreshToken, tokenUrl }
}
