import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createServiceMetrics } from '../../src/adapters/metrics/index.js'
import type { ServiceFigures } from '../../src/ports.js'

const page = readFileSync(new URL('../../docs/operacion.md', import.meta.url), 'utf8')

const NOTHING: ServiceFigures = {
  outbox: [],
  openReservations: [],
  openReviews: 0,
  mailboxes: [],
  cardsWaiting: 0,
  findings: [],
  msSinceCheck: null,
  msSinceBackup: null,
  storeUsable: true,
  leads: true,
}

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []).toSorted()

describe('the page of operation', () => {
  test('has a row for every metric of ours, and no other', async () => {
    const { text } = await createServiceMetrics().page(NOTHING)
    expect(namesIn(page, /^\| `(control_oc_\w+)` \|/gmu)).toEqual(
      namesIn(text, /^# TYPE (control_oc_\w+) /gmu),
    )
  })

  test('sets off alarms by metrics that there are', async () => {
    const { text } = await createServiceMetrics().page(NOTHING)
    const named = namesIn(page.slice(page.indexOf('groups:')), /(control_oc_\w+)/gu)
    expect(named.filter((name) => !text.includes(`# TYPE ${name} `))).toEqual([])
  })
})
