import { describe, expect, it } from 'vitest'
import { createServiceMetrics } from '../../../../src/adapters/metrics/index.js'
import type { ServiceFigures } from '../../../../src/ports.js'

const FIGURES: ServiceFigures = {
  outbox: [{ status: 'queued', count: 2 }],
  openReservations: [{ state: 'pending', count: 3 }],
  openReviews: 1,
  mailboxes: [
    { account: 'imap', connected: true, msSinceSweep: 90_000, msSinceMail: 3_600_000 },
    { account: 'oc_inbox', connected: false, msSinceSweep: null, msSinceMail: null },
  ],
  cardsWaiting: 4,
  findings: [{ area: 'dns', level: 'failure', count: 2 }],
  msSinceCheck: 60_000,
  msSinceBackup: null,
  storeUsable: true,
  leads: true,
}

const ours = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('control_oc_'))

describe('the page of metrics', () => {
  it('shows how the service stands, in seconds, and leaves out what has no value', async () => {
    const { contentType, text } = await createServiceMetrics().page(FIGURES)
    expect(contentType).toContain('text/plain')
    expect(ours(text)).toEqual([
      'control_oc_outbox_mails{status="queued"} 2',
      'control_oc_open_reservations{state="pending"} 3',
      'control_oc_open_reviews 1',
      'control_oc_mailbox_connected{account="imap"} 1',
      'control_oc_mailbox_connected{account="oc_inbox"} 0',
      'control_oc_mailbox_seconds_since_sweep{account="imap"} 90',
      'control_oc_mailbox_seconds_since_mail{account="imap"} 3600',
      'control_oc_cards_waiting 4',
      'control_oc_findings{area="dns",level="failure"} 2',
      'control_oc_seconds_since_check 60',
      'control_oc_backup_age_seconds Nan',
      'control_oc_store_usable 1',
      'control_oc_leads 1',
    ])
  })

  it('forgets what is no longer so', async () => {
    const metrics = createServiceMetrics()
    await metrics.page(FIGURES)
    const { text } = await metrics.page({ ...FIGURES, findings: [], mailboxes: [] })
    expect(text).not.toContain('control_oc_findings{')
    expect(text).not.toContain('account=')
  })

  it('counts', async () => {
    const { counts, cardCalled, page } = createServiceMetrics()
    counts.mailDecided('imap', 'accept')
    counts.mailDecided('imap', 'accept')
    counts.mailAttempted('reminder', 'deferred')
    counts.stepTaken('reminder', 600_000)
    cardCalled('thread', 'posted')
    const { text } = await page(FIGURES)
    expect(ours(text)).toEqual(
      expect.arrayContaining([
        'control_oc_mails_decided_total{account="imap",decision="accept"} 2',
        'control_oc_client_mails_total{kind="reminder",outcome="deferred"} 1',
        'control_oc_step_lateness_seconds_bucket{le="300",step="reminder"} 0',
        'control_oc_step_lateness_seconds_bucket{le="900",step="reminder"} 1',
        'control_oc_card_calls_total{what="thread",outcome="posted"} 1',
      ]),
    )
  })

  it('shows how the process does, the delay of its event loop too', async () => {
    const { text } = await createServiceMetrics().page(FIGURES)
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(text).toContain('process_resident_memory_bytes')
  })

  it('is one for each service', async () => {
    createServiceMetrics().counts.mailDecided('imap', 'accept')
    expect((await createServiceMetrics().page(FIGURES)).text).not.toContain('decision="accept"')
  })
})
