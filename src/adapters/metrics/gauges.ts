import type { Registry } from 'prom-client'
import { Gauge } from 'prom-client'
import type { ServiceFigures } from '../../ports.js'

export interface Gauges {
  /** What has no value at the moment is left out. */
  show(figures: ServiceFigures): void
}

const gaugesIn = (registry: Registry) => {
  const gauge = <Label extends string = never>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge<Label>({ name: `control_oc_${name}`, help, labelNames: [...labelNames], registers: [registry] })
  return {
    outbox: gauge('outbox_mails', 'Mails to clients that have not left, by status', 'status'),
    reservations: gauge('open_reservations', 'Reservations that wait for their purchase order', 'state'),
    reviews: gauge('open_reviews', 'Questions that wait for an answer of staff'),
    connected: gauge('mailbox_connected', 'Whether the mailbox is connected', 'account'),
    swept: gauge('mailbox_seconds_since_sweep', 'Time since all folders were read', 'account'),
    mailed: gauge('mailbox_seconds_since_mail', 'Time since the newest mail came in', 'account'),
    cards: gauge('cards_waiting', 'Announcements that the channel has not been told'),
    findings: gauge('findings', 'What the last look found, but for what was well', 'area', 'level'),
    checked: gauge('seconds_since_check', 'Time since the service looked at itself'),
    backup: gauge('backup_age_seconds', 'Time since the last backup that succeeded'),
    store: gauge('store_usable', 'Whether the data folder can be written'),
    leads: gauge('leads', 'Whether this replica is the one that acts by itself'),
  }
}

/** Without a value it says so: nought would mean just now. */
const seconds = (gauge: Gauge, ms: number | null): void => gauge.set(ms === null ? Number.NaN : ms / 1000)

export const createGauges = (registry: Registry): Gauges => {
  const gauges = gaugesIn(registry)
  const clear = (): void => Object.values(gauges).forEach((gauge) => gauge.reset())
  const showMailboxes = ({ mailboxes }: ServiceFigures): void => {
    for (const { account, connected, msSinceSweep, msSinceMail } of mailboxes) {
      gauges.connected.set({ account }, Number(connected))
      if (msSinceSweep !== null) gauges.swept.set({ account }, msSinceSweep / 1000)
      if (msSinceMail !== null) gauges.mailed.set({ account }, msSinceMail / 1000)
    }
  }
  return {
    show: (figures) => {
      clear()
      for (const { status, count } of figures.outbox) gauges.outbox.set({ status }, count)
      for (const { state, count } of figures.openReservations) gauges.reservations.set({ state }, count)
      for (const { area, level, count } of figures.findings) gauges.findings.set({ area, level }, count)
      showMailboxes(figures)
      gauges.reviews.set(figures.openReviews)
      gauges.cards.set(figures.cardsWaiting)
      gauges.store.set(Number(figures.storeUsable))
      gauges.leads.set(Number(figures.leads))
      seconds(gauges.checked, figures.msSinceCheck)
      seconds(gauges.backup, figures.msSinceBackup)
    },
  }
}
