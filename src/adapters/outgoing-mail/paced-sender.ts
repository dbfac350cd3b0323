import type { SendingLedger, SendingLimits } from '../../domain/sending-limits.js'
import { afterLeaving, EMPTY_LEDGER, mayLeaveAt } from '../../domain/sending-limits.js'
import { HOUR_MS, MINUTE_MS, msBetween } from '../../domain/time.js'
import type { Clock, Logger, MailSender, OutgoingMail, SendOutcome } from '../../ports.js'
import { createRateGate } from './rate-gate.js'

/** Where what has left lately is kept, so that a restart does not forget it. */
export interface LedgerKeeper {
  read(): Promise<SendingLedger | null>
  write(ledger: SendingLedger): Promise<void>
}

export interface PacingParts {
  readonly clock: Clock
  readonly log: Logger
  readonly ledger: LedgerKeeper
  /** How long a stop waits for a server's answer; default 5 seconds. */
  readonly graceMs?: number
}

/** `restMs`: for so long the server wants no other mail of ours either. */
export interface Attempted {
  readonly outcome: SendOutcome
  readonly restMs?: number
}

/** Speaks to the server once. At the signal it breaks off, at once, with what is known by then. */
export type Attempt = (mail: OutgoingMail, breakOff: AbortSignal) => Promise<Attempted>

/** Whoever stops a service gives it ten seconds (Docker), and the cards and the store have to end too. */
const GRACE_MS = 5_000

/** No server has a reason to ask for more, and a misread figure must not end all sending. */
const LONGEST_REST_MS = HOUR_MS

const stopping: SendOutcome = { kind: 'deferred', error: 'the sender is stopping', retryAfterMs: null }

/** While the server wants to be left alone; its own words tell staff why. */
const resting = (words: string, restMs: number): SendOutcome => ({
  kind: 'deferred',
  error: `not sent, for the server wants to be left alone: ${words}`,
  retryAfterMs: Math.ceil(restMs),
})

const tooMany = (count: number, most: number): SendOutcome => ({
  kind: 'rejected',
  error: `${count} recipients, and the server takes ${most} of one mail`,
})

/**
 * Keeps what leaves within the limits of the mail service, over restarts too. Within a minute a mail waits its turn; a
 * longer wait is given back as `deferred`, and so is every mail while the server wants to be left alone. `stop` gives back the
 * sends that have not begun, waits a few seconds for those under way, and then breaks them off.
 */
export const createPacedSender = (
  attempt: Attempt,
  limits: SendingLimits,
  { clock, log, ledger, graceMs = GRACE_MS }: PacingParts,
): MailSender => {
  const closing = new AbortController()
  const breaking = new AbortController()
  const gate = createRateGate(limits.perMinute, MINUTE_MS)
  const underWay = new Set<Promise<SendOutcome>>()
  let kept: SendingLedger | null = null
  /** Until when the server wants no mail, by the monotonic clock, as the minute is counted. */
  let rest = { until: 0, words: '' }
  let turn: Promise<unknown> = Promise.resolve()

  const open = async (): Promise<SendingLedger> => {
    const read = (await ledger.read()) ?? EMPTY_LEDGER
    const now = clock.now()
    gate.remember(read.minute.map((at) => msBetween(at, now)))
    return read
  }

  const whileResting = (): SendOutcome | null => {
    const restMs = rest.until - performance.now()
    return restMs > 0 ? resting(rest.words, restMs) : null
  }

  const overTheDay = (before: SendingLedger, recipients: number): SendOutcome | null => {
    const now = clock.now()
    // The minute is the gate's, which lets them wait.
    const at = mayLeaveAt({ ...before, minute: [] }, limits, recipients, now)
    if (at <= now) return null
    const error = "the day's limit of recipients is reached"
    return { kind: 'deferred', error, retryAfterMs: msBetween(now, at) }
  }

  /** One at a time, so that no two count on the same room. Null: it may leave, and is written down as if it had. */
  const claim = async (recipients: number): Promise<SendOutcome | null> => {
    const before = (kept ??= await open())
    const refusal = whileResting() ?? overTheDay(before, recipients)
    if (refusal !== null) return refusal
    await gate.pass()
    const late = whileResting()
    if (late !== null) return late
    const after = afterLeaving(before, recipients, clock.now())
    await ledger.write(after)
    kept = after
    return null
  }

  const inTurn = (recipients: number): Promise<SendOutcome | null> => {
    const claimed = turn.then(() => claim(recipients))
    turn = claimed.catch(() => undefined)
    return claimed
  }

  const attemptNow = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const { outcome, restMs = 0 } = await attempt(mail, breaking.signal)
    const until = performance.now() + Math.min(restMs, LONGEST_REST_MS)
    if (outcome.kind !== 'accepted' && until > rest.until) rest = { until, words: outcome.error }
    return outcome
  }

  const outcomeOf = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const recipients = mail.to.length + mail.cc.length
    if (recipients > limits.recipientsPerMail) return tooMany(recipients, limits.recipientsPerMail)
    try {
      return (await inTurn(recipients)) ?? (await attemptNow(mail))
    } catch (error) {
      if (closing.signal.aborted) return stopping
      return { kind: 'deferred', error: String(error), retryAfterMs: null }
    }
  }

  const send = async (mail: OutgoingMail): Promise<SendOutcome> => {
    const outcome = await outcomeOf(mail)
    const { messageId, controlId } = mail
    if (outcome.kind === 'accepted') log.info({ messageId, controlId }, 'mail accepted')
    else log.warn({ messageId, controlId, outcome: outcome.kind, reason: outcome.error }, 'mail not accepted')
    return outcome
  }

  return {
    send(mail) {
      const sending = send(mail).finally(() => underWay.delete(sending))
      underWay.add(sending)
      return sending
    },
    async stop() {
      closing.abort()
      gate.close()
      const grace = setTimeout(() => breaking.abort(new Error('the service stops')), graceMs)
      await Promise.all(underWay)
      clearTimeout(grace)
    },
  }
}
