import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../../bot/cli/read.js'

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/confirmations/${name}`, import.meta.url))

describe('control-oc read', () => {
  let printed: string

  beforeEach(() => {
    printed = ''
    const take = (text: string | Uint8Array): boolean => {
      printed += String(text)
      return true
    }
    vi.spyOn(process.stdout, 'write').mockImplementation(take)
    vi.spyOn(process.stderr, 'write').mockImplementation(take)
  })
  afterEach(() => vi.restoreAllMocks())

  const lines = (): readonly unknown[] =>
    printed
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))

  it('prints one JSON object a line, in the order of the files', async () => {
    expect(await run([fixture('dollars.pdf'), fixture('encrypted.pdf'), '--json'])).toBe(0)
    expect(lines()).toMatchObject([
      {
        outcome: 'reservation',
        locator: 'AAUSDOL',
        total: { amount: 1250.5, currency: 'USD' },
        problems: [],
      },
      { outcome: 'problem', locator: null, stays: [], problems: [{ code: 'encrypted', severity: 'error' }] },
    ])
  })

  it('says of what is no confirmation which kind of no use it is', async () => {
    await run([
      ...['empty', 'damaged', 'wrong-type', 'purchase-order'].map((name) => fixture(`${name}.pdf`)),
      '--json',
    ])
    expect(lines()).toMatchObject([
      { problems: [{ code: 'damaged', message: expect.stringContaining('vacío') }] },
      { problems: [{ code: 'damaged' }] },
      { problems: [{ code: 'not_a_confirmation', message: expect.stringContaining('PDF') }] },
      { problems: [{ code: 'not_a_confirmation' }] },
    ])
  })

  it('has every key, whatever was read', async () => {
    await run([fixture('no-id.pdf'), '/no/such/file.pdf', '--json'])
    const [read, missing] = lines().map((line) => Object.keys(line instanceof Object ? line : {}))
    expect(read).toContain('cancellationDeadline')
    expect(read).toEqual(missing)
  })

  it('offers what OCR saw of a scan, and calls it a problem', { timeout: 120_000 }, async () => {
    await run([fixture('../documents/confirmation-scan.pdf'), '--json'])
    expect(lines()).toMatchObject([
      {
        outcome: 'problem',
        locator: null,
        stays: [],
        problems: [{ code: 'scanned', severity: 'error' }],
        suggested: { locator: 'AAPQRST', agency: 'EMPRESA EJEMPLO S.A.', stays: [{ checkIn: '2026-03-03' }] },
      },
    ])
  })

  it('goes on after a file that does not exist, and ends with 1', async () => {
    expect(await run(['/no/such/file.pdf', fixture('plain.pdf'), '--json'])).toBe(1)
    expect(lines()).toMatchObject([{ problems: [{ code: 'file_not_found' }] }, { locator: 'AAKLMNO' }])
  })

  it('tells people in Spanish, with pesos as they are written in Chile', async () => {
    await run([fixture('odd-counts.pdf')])
    expect(printed).toContain('LOC interno:           AARAROS')
    expect(printed).toContain('$1.234.567')
    expect(printed).toContain('Advertencia: El documento dice 4 noches, pero entre las fechas hay 3.')
  })

  it('says how it is called when no file is named', async () => {
    expect(await run([])).toBe(2)
    expect(printed).toContain('Uso: control-oc read')
  })
})
