import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from './certificate.js'

export interface CertificateWish {
  /** Default: localhost and 127.0.0.1. */
  readonly names?: string
  /** Default: it signs itself. */
  readonly issuer?: Certificate
  /** `YYYYMMDDHHMMSSZ`; default: 2020 to 2099. */
  readonly from?: string
  readonly until?: string
}

const configuration = (names: string): string => `
[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
[any]
commonName = supplied
[made]
subjectAltName = ${names}
basicConstraints = CA:TRUE
[req]
distinguished_name = who
[who]
`

const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', 'k.pem']

const signer = (issuer: Certificate | undefined, folder: string): readonly string[] => {
  if (issuer === undefined) return ['-selfsign', '-keyfile', 'k.pem']
  writeFileSync(join(folder, 'issuer.pem'), issuer.cert)
  writeFileSync(join(folder, 'issuer.key'), issuer.key)
  return ['-cert', 'issuer.pem', '-keyfile', 'issuer.key']
}

let count = 0

const make = (folder: string, wish: CertificateWish): Certificate => {
  const run = (...words: readonly string[]) => execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
  writeFileSync(join(folder, 'index.txt'), '')
  writeFileSync(join(folder, 'ca.conf'), configuration(wish.names ?? 'DNS:localhost,IP:127.0.0.1'))
  run('req', '-config', 'ca.conf', ...KEY, '-subj', `/CN=test ${(count += 1)}`, '-out', 'r.pem')
  const life = ['-startdate', wish.from ?? '20200101000000Z', '-enddate', wish.until ?? '20991231000000Z']
  const made = ['-extensions', 'made', '-in', 'r.pem', '-out', 'c.pem', '-notext']
  run('ca', '-batch', '-config', 'ca.conf', ...signer(wish.issuer, folder), ...life, ...made)
  return {
    key: readFileSync(join(folder, 'k.pem'), 'utf8'),
    cert: readFileSync(join(folder, 'c.pem'), 'utf8'),
  }
}

/** A certificate with what may be wrong with one; each may issue others. */
export const issueCertificate = (wish: CertificateWish = {}): Certificate => {
  const folder = mkdtempSync(join(tmpdir(), 'control-oc-ca-'))
  try {
    return make(folder, wish)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
