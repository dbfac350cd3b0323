import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from './run-cli.js'

const ENV = [
  'IMAP_HOST=outlook.office365.com   # remark',
  'IMAP_USERNAME=controloc@empresa.example',
  'IMAP_PASSWORD=K0ntr0l!OC#2025$Sys',
  'SMTP_HOST=smtp.empresa.example',
  'SMTP_USERNAME=controloc@empresa.example',
  'SMTP_PASSWORD=abcd efgh ijkl mnop',
  'ALLOWED_CONFIRMATION_SENDERS=@operador.example',
].join('\n')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-config-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text)

describe('control-oc config', () => {
  it('reads .env of the current folder, and the real environment wins', async () => {
    write('.env', ENV)
    const { exitCode, stdout } = await runCli(folder, ['config', '--json'], {
      IMAP_HOST: 'imap.otra.example',
    })
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      IMAP_HOST: 'imap.otra.example',
      IMAP_PASSWORD: { set: true, length: 19 },
      SMTP_PASSWORD: { set: true, length: 16 },
      DAYS_FOR_REMINDER_1: { days: 2 },
      warnings: [],
      faults: [],
    })
  })

  it('shows a table without secrets', async () => {
    write('otro.env', ENV)
    const { exitCode, stdout } = await runCli(folder, ['config', '--env', 'otro.env'])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/IMAP_USE_SSL +sí +por defecto/)
    expect(stdout).toContain('La configuración está completa.')
    expect(stdout).not.toMatch(/K0ntr0l|efgh/)
  })

  it('ends with 1 and tells every fault', async () => {
    write('.env', `${ENV}\nIMAP_PORT=mil\nSMTP_USE_TLS=False\nDAYS_FOR_REMINDER_2=1`)
    const { exitCode, stdout } = await runCli(folder, ['config'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/IMAP_PORT: .*«mil»[\s\S]*SMTP_USE_TLS: [\s\S]*DAYS_FOR_REMINDER_2: /)
  })

  it('ends with 2 when the file that was named is not there', async () => {
    const { exitCode, stderr } = await runCli(folder, ['config', '--env', 'absent.env'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('absent.env')
  })
})
