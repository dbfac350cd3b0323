import { afterEach, expect, it, vi } from 'vitest'
import { createReadingProcess } from '../../../../src/adapters/reading-process/reading-process.js'

afterEach(() => {
  vi.unstubAllEnvs()
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
