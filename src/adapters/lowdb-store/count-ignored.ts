import type { MailRecord } from '../../domain/mail-record.js'
import { addMs, DAY_MS } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import { monthOf } from '../store-records/log-lines.js'
import type { MonthlyLog } from './monthly-log.js'

/** Lines stand in the order of their time, but for a clock that was set back. */
const SLACK_MS = DAY_MS

/** Reads backwards from now, so that it costs what came since, not what there is. */
export const countIgnored = async (mails: MonthlyLog<MailRecord>, since: Instant): Promise<number> => {
  const seen = new Set<string>()
  const enough = addMs(since, -SLACK_MS)
  let ignored = 0
  for (const month of mails.months.filter((one) => one >= monthOf(since)).reverse()) {
    for await (const { id, decision, decidedAt } of mails.backward(month)) {
      if (decidedAt < enough) break
      // A mail that was decided on again counts as it was decided last.
      if (decidedAt >= since && decision === 'ignore' && !seen.has(id)) ignored += 1
      seen.add(id)
    }
  }
  return ignored
}
