import { expect, it } from 'vitest'
import { judgeDocuments } from '../../../../src/engine/doctor/documents.js'
import { signatureEnd } from '../../../../src/adapters/file-vault/index.js'

const NOW = '2026-03-02T12:00:00.000Z'

const keyOf = (sas: string) => {
  const probe = {
    place: 'documentos',
    written: { ok: true, value: null },
    keyEnds: signatureEnd(sas),
  } as const
  return judgeDocuments(probe, true, NOW).at(-1)?.level
}

it.each([
  ['sv=2025-01-05&se=2026-03-16T12%3A00%3A01Z&sig=x', 'ok'],
  ['sv=2025-01-05&se=2026-03-16T11%3A59%3A59Z&sig=x', 'warning'],
  ['sv=2025-01-05&se=2026-03-16&sig=x', 'warning'],
  ['sv=2025-01-05&se=2026-03-02T12%3A00%3A00Z&sig=x', 'failure'],
  ['sv=2025-01-05&si=control-oc&sig=x', 'skipped'],
])('says in time that a signature runs out: %s', (sas, level) => {
  expect(keyOf(sas)).toBe(level)
})

it('looks for no signature where a folder needs none', () => {
  const probe = { place: '/mnt/compartida', written: { ok: true, value: null }, keyEnds: null } as const
  expect(judgeDocuments(probe, false, NOW).map(({ check }) => check)).toEqual(['data.documents'])
})
