import { loadConfig, type Config, type Environment, type LoadedConfig } from '../../../src/config.js'

/** The least that a service needs. */
export const MINIMAL: Environment = {
  IMAP_HOST: 'imap.empresa.example',
  IMAP_USERNAME: 'controloc@empresa.example',
  IMAP_PASSWORD: 'secreta',
  SMTP_HOST: 'smtp.empresa.example',
  SMTP_USERNAME: 'controloc@empresa.example',
  SMTP_PASSWORD: 'secreta',
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@operador.example',
}

/** Files that `NAME_FILE`, `…_TLS_CA` and `COMPANY_LOGO` may name. */
export type Files = Readonly<Record<string, string | Uint8Array>>

export const readFrom =
  (files: Files) =>
  (path: string): Uint8Array => {
    const content = files[path]
    if (content === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' })
    return Buffer.from(content)
  }

export const load = (changes: Environment = {}, files: Files = {}): LoadedConfig =>
  loadConfig({ ...MINIMAL, ...changes }, readFrom(files))

/** The configuration of an environment that has no faults. */
export const configOf = (changes: Environment = {}, files: Files = {}): Config => {
  const { config, faults } = load(changes, files)
  if (config === null) throw new Error(`faults: ${JSON.stringify(faults)}`)
  return config
}

export const faultNames = (changes: Environment, files: Files = {}): readonly string[] =>
  load(changes, files).faults.map(({ name }) => name)

/** Of the first mailbox. */
export const passwordOf = ({ accounts }: Config): string | null => {
  const auth = accounts[0]?.auth
  return auth?.kind === 'password' ? auth.password : null
}
