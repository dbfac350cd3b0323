import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

type KeyKind = 'ec' | 'rsa'

const KEYS: Readonly<Record<KeyKind, readonly string[]>> = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'],
  rsa: ['-newkey', 'rsa:2048'],
}

const made = new Map<KeyKind, Certificate>()

const make = (kind: KeyKind): Certificate => {
  const folder = mkdtempSync(join(tmpdir(), 'control-oc-tls-'))
  const key = join(folder, 'k.pem')
  const cert = join(folder, 'c.pem')
  const life = ['-nodes', '-days', '2']
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  try {
    execFileSync('openssl', ['req', '-x509', ...KEYS[kind], ...life, ...name, '-keyout', key, '-out', cert], {
      stdio: 'pipe',
    })
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A self-signed certificate of localhost and 127.0.0.1, made once for each process. */
export const localCertificate = (kind: KeyKind = 'ec'): Certificate => {
  const certificate = made.get(kind) ?? make(kind)
  made.set(kind, certificate)
  return certificate
}
