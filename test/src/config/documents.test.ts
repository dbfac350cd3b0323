import { describe, expect, it } from 'vitest'
import { loadConfig } from '../../../src/config.js'
import { configAsJson } from '../../../src/config/describe.js'

const CONTAINER = 'https://oficina.blob.core.windows.net/documentos'
const SAS = 'sv=2025-01-05&sr=c&sp=racwdl&sig=S3cr3t0-sas'

const BASE = {
  IMAP_HOST: 'imap.a.example',
  IMAP_USERNAME: 'a@a.example',
  IMAP_PASSWORD: 'x',
  IMAP_AUTH: 'password',
  SMTP_HOST: 'smtp.a.example',
  SMTP_USERNAME: 'a@a.example',
  SMTP_PASSWORD: 'x',
  SMTP_AUTH: 'password',
  SMTP_FROM_EMAIL: 'a@a.example',
  COMPANY_NAME: 'Hoteles de ejemplo',
  DATA_DIR: '/datos',
}

const load = (settings: Readonly<Record<string, string>>) =>
  loadConfig({ ...BASE, ...settings }, () => Buffer.of())

describe('where documents are kept', () => {
  it.each([
    ['the data folder without more', {}, { kind: 'folder', path: '/datos' }],
    [
      'a folder',
      { FILES_URL: 'file:///mnt/compartida%20uno' },
      { kind: 'folder', path: '/mnt/compartida uno' },
    ],
    ['a container', { FILES_URL: CONTAINER, FILES_SAS: SAS }, { kind: 'blob', url: CONTAINER, sas: SAS }],
    [
      'a container, its signature as it was copied',
      { FILES_URL: `${CONTAINER}/`, FILES_SAS: `?${SAS}` },
      { kind: 'blob', url: CONTAINER, sas: SAS },
    ],
    [
      'a container of an emulator',
      { FILES_URL: 'http://127.0.0.1:10000/oficina/documentos', FILES_SAS: SAS },
      { kind: 'blob', url: 'http://127.0.0.1:10000/oficina/documentos', sas: SAS },
    ],
  ])('is %s', (_name, settings, place) => {
    const { config, faults } = load(settings)
    expect(faults).toEqual([])
    expect(config?.documents).toEqual(place)
  })

  it.each([
    'file://servidor/carpeta',
    'file:relativa',
    '/mnt/compartida',
    'https://oficina.blob.core.windows.net',
    'https://oficina.blob.core.windows.net/Documentos',
    'http://oficina.blob.core.windows.net/documentos',
    'https://oficina.blob.core.windows.net/documentos/dentro/de',
  ])('is nowhere by %s', (FILES_URL) => {
    expect(load({ FILES_URL, FILES_SAS: SAS }).faults.map(({ name }) => name)).toEqual(['FILES_URL'])
  })

  it('is no container that nothing opens', () => {
    expect(load({ FILES_URL: CONTAINER }).faults.map(({ name }) => name)).toEqual(['FILES_SAS'])
  })

  it('is told without what opens it, also where that stands in the wrong variable', () => {
    const right = configAsJson(load({ FILES_URL: CONTAINER, FILES_SAS: SAS }))
    const wrong = configAsJson(load({ FILES_URL: `${CONTAINER}?${SAS}` }))
    expect(JSON.stringify([right, wrong])).not.toContain('S3cr3t0-sas')
    expect(JSON.stringify(wrong)).toContain(`${CONTAINER}?…`)
  })
})
