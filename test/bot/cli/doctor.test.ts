import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isOnPostgres } from '../../stores/test-database.js'
import { runCli } from './run-cli.js'

const ENV = [
  'IMAP_HOST=127.0.0.1',
  'IMAP_USERNAME=controloc@empresa.example',
  'IMAP_PASSWORD=S3cr3t0-imap',
  'SMTP_HOST=127.0.0.1',
  'SMTP_USERNAME=controloc@empresa.example',
  'SMTP_PASSWORD=S3cr3t0-smtp',
  'ALLOWED_CONFIRMATION_SENDERS=confirmaciones@operador.example',
].join('\n')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-doctor-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const write = (text: string): void => writeFileSync(path.join(folder, '.env'), text)

describe('control-oc doctor', () => {
  it('ends with 0 when all that was asked for is well, and leaves nothing behind', async () => {
    write(ENV)
    const { exitCode, stdout, stderr } = await runCli(folder, ['doctor', '--only', 'data,senders'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/Carpeta de datos\n {2}✔ Se puede escribir · \.\/data\n/)
    expect(stdout).toContain(`✔ ${isOnPostgres ? 9 : 6} bien, 1 sin revisar.\n`)
    expect(stderr).toBe('')
    expect(existsSync(path.join(folder, 'data'))).toBe(false)
  })

  it('ends with 2 when there is no more than a warning, and says what to do', async () => {
    write(ENV)
    const { exitCode, stdout } = await runCli(folder, ['doctor', '--only', 'clients'])
    expect(exitCode).toBe(2)
    expect(stdout).toMatch(/! Direcciones de los clientes[\s\S]*Causa: [\s\S]*npx control-oc import-clients/)
  })

  it('ends with 1 when something fails, and gives programs one object without secrets', async () => {
    write(ENV.replace('confirmaciones@operador.example', '@gmail.com'))
    const { exitCode, stdout } = await runCli(folder, ['doctor', '--only', 'config,senders', '--json'])
    expect(exitCode).toBe(1)
    const { findings, summary } = JSON.parse(stdout)
    expect(summary).toMatchObject({ failure: 1 })
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'senders.list', code: 'senders_free_mail', subject: '@gmail.com' }),
    )
    expect(stdout).not.toContain('S3cr3t0')
  })

  it('looks at nothing else while the configuration is not complete', async () => {
    write('IMAP_HOST=127.0.0.1\nIMAP_PORT=mil')
    const { exitCode, stdout } = await runCli(folder, ['doctor', '--only', 'imap,dns'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/✘ Variable · IMAP_PORT[\s\S]*«mil»/)
    expect(stdout).toMatch(/· Casilla: no se revisó/)
  })

  it('names the areas to whoever asks for one that is not there', async () => {
    const { exitCode, stderr } = await runCli(folder, ['doctor', '--only', 'imap,correo'])
    expect(exitCode).toBe(64)
    expect(stderr).toMatch(/No existe el área «correo»\. Las áreas son: config, clock, data, token, imap/)
  })
})
