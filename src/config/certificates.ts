import { noCertificate, unreadableFile, type ConfigFault } from '../texts/config-faults.js'
import { readText, type ReadFile } from './understand.js'

export type Certificate =
  { readonly ok: true; readonly pem: string } | { readonly ok: false; readonly fault: ConfigFault }

/** The PEM text (RFC 7468) of a variable that names a file of certificates. */
export const readCertificate = (name: string, path: string, readFile: ReadFile): Certificate => {
  try {
    const pem = readText(path, readFile)
    return pem.includes('-----BEGIN CERTIFICATE-----')
      ? { ok: true, pem }
      : { ok: false, fault: noCertificate(name, path) }
  } catch {
    return { ok: false, fault: unreadableFile(name, path) }
  }
}
