import type { Registry } from 'prom-client'
import { collectDefaultMetrics, Counter, Histogram, Registry as PromRegistry } from 'prom-client'
import type { Metrics, ServiceFigures } from '../../ports.js'
import { createGauges } from './gauges.js'

/** A page in the text format of Prometheus. */
export interface MetricsPage {
  readonly contentType: string
  readonly text: string
}

export interface ServiceMetrics {
  readonly counts: Metrics
  /** A call that posts or changes something in the channel. */
  readonly cardCalled: (what: 'thread' | 'update' | 'reply', outcome: 'posted' | 'failed') => void
  readonly page: (figures: ServiceFigures) => Promise<MetricsPage>
}

/** From "at once" to "a day late": reminders wait for office hours, and a service that was down catches up. */
const LATENESS_SECONDS = [60, 300, 900, 3_600, 14_400, 86_400]

const createCounters = (registry: Registry) => {
  const registers = [registry]
  return {
    mails: new Counter({
      name: 'control_oc_mails_decided_total',
      help: 'Mails that were read, by what was decided about them',
      labelNames: ['account', 'decision'] as const,
      registers,
    }),
    attempts: new Counter({
      name: 'control_oc_client_mails_total',
      help: 'Attempts to send a mail to a client, by kind and outcome',
      labelNames: ['kind', 'outcome'] as const,
      registers,
    }),
    lateness: new Histogram({
      name: 'control_oc_step_lateness_seconds',
      help: 'How long after it was due a step of a reservation was taken',
      labelNames: ['step'] as const,
      buckets: LATENESS_SECONDS,
      registers,
    }),
    cards: new Counter({
      name: 'control_oc_card_calls_total',
      help: 'Cards posted, changed or answered in the channel',
      labelNames: ['what', 'outcome'] as const,
      registers,
    }),
  }
}

/** From when somebody first asks: to measure how late the event loop is wakes the process a hundred times a second. */
const watchProcess = (registry: Registry) => {
  let isWatched = false
  return (): void => {
    if (isWatched) return
    isWatched = true
    collectDefaultMetrics({ register: registry })
  }
}

/** Counters and gauges of one service in a registry of its own, with those of the process. */
export const createServiceMetrics = (): ServiceMetrics => {
  const registry = new PromRegistry()
  const watch = watchProcess(registry)
  const counters = createCounters(registry)
  const gauges = createGauges(registry)
  return {
    counts: {
      mailDecided: (account, decision) => counters.mails.inc({ account, decision }),
      mailAttempted: (kind, outcome) => counters.attempts.inc({ kind, outcome }),
      stepTaken: (step, lateMs) => counters.lateness.observe({ step }, Math.max(0, lateMs) / 1000),
    },
    cardCalled: (what, outcome) => counters.cards.inc({ what, outcome }),
    page: async (figures) => {
      watch()
      gauges.show(figures)
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}
