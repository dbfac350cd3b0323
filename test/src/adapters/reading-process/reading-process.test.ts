import { afterEach, expect, it, vi } from 'vitest'
import { createReadingProcess } from '../../../../src/adapters/reading-process/reading-process.js'

afterEach(() => {
  vi.unstubAllEnvs()
})

const LIMITS = { timeoutMs: 60_000, maxGrowthBytes: 100 * 1024 * 1024 }

it.each([
  ['ends by itself', 1, 'damaged'],
  ['runs into a bad address', 2, 'damaged'],
  ['aborts, as for want of memory', 3, 'too_large'],
  ['throws where nobody listens', 4, 'damaged'],
] as const)('whose process %s gives the file up, and reads the next one', async (_how, byte, fault) => {
  const entry = new URL('./crashing-child.ts', import.meta.url)
  const reader = createReadingProcess({ entry, name: 'crashing reader', ...LIMITS })
  const readings = await Promise.all([byte, 0].map((first) => reader.read(Uint8Array.of(first), {})))
  await reader.stop()
  expect(readings).toEqual([
    { ok: false, fault },
    { ok: true, pages: [] },
  ])
})

it('knows nothing of the passwords that the service was started with', async () => {
  vi.stubEnv('IMAP_PASSWORD', 'planted-secret')
  const reader = createReadingProcess({
    entry: new URL('./telling-child.ts', import.meta.url),
    name: 'telling reader',
    timeoutMs: 10_000,
    maxGrowthBytes: 100 * 1024 * 1024,
  })
  const told = JSON.stringify(await reader.read(new Uint8Array(1), {}))
  await reader.stop()
  expect(told).toContain('pages')
  expect(told).not.toMatch(/IMAP_PASSWORD|planted-secret/)
})
