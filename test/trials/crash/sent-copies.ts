import { setTimeout as delay } from 'node:timers/promises'
import type { DovecotServer } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import type { Random } from '../random.js'

/** Puts copies of what was taken into Sent as Exchange does: by itself, and not always at once. */
export interface SentCopies {
  keep(source: string): void
  count(): number
  /** Whether a copy of the mail with this `X-Control-OC-Id` came at once. */
  cameAtOnce(controlId: string): boolean
  /** Waits for those under way. */
  close(): Promise<void>
}

/** Of ten mails the copy of one never comes (as where an administrator has switched it off), and of two it is late. */
const NEVER_BELOW = 0.1
const LATE_BELOW = 0.3
const LATEST_MS = 4_000
/** smtp.office365.com has been seen to put a Message-ID of its own in the place of ours. */
const RENAMED_BELOW = 0.3

const CONTROL_ID = /^x-control-oc-id: *(\S+)/im

/** Our own mark in a mail, which no server changes. */
export const controlIdOf = (source: string): string => CONTROL_ID.exec(source)?.[1] ?? ''

const renamed = (source: string, random: Random): string => {
  const id = `<${random.below(1_000_000_000)}.exchange@outlook.example>`
  return source.replace(/^message-id: *(.*)$/im, `Message-ID: ${id}\r\nX-Microsoft-Original-Message-ID: $1`)
}

export const createSentCopies = (
  dovecot: DovecotServer,
  { user, password }: { readonly user: string; readonly password: string },
  random: Random,
): SentCopies => {
  const underWay = new Set<Promise<void>>()
  const atOnce = new Set<string>()
  let kept = 0

  const append = async (source: string, afterMs: number): Promise<void> => {
    if (afterMs > 0) await delay(afterMs)
    const copy = Buffer.from(source, 'latin1')
    // A connection of its own: one that is kept may be gone when the next mail leaves, minutes later.
    const layIn = (): Promise<unknown> =>
      withImap(dovecot, user, password, (hand) => hand.append(dovecot.sentFolder, copy, ['\\Seen']))
    // Exchange loses no copy of a connection that it lost.
    await layIn().catch(layIn)
    kept += 1
  }

  return {
    keep: (source) => {
      const chance = random.next()
      if (chance < NEVER_BELOW) return
      const copy = random.next() < RENAMED_BELOW ? renamed(source, random) : source
      const isLate = chance < LATE_BELOW
      if (!isLate) atOnce.add(controlIdOf(source))
      const work = append(copy, isLate ? random.below(LATEST_MS) : 0)
      underWay.add(work)
      void work.finally(() => underWay.delete(work))
    },
    count: () => kept,
    cameAtOnce: (controlId) => atOnce.has(controlId),
    close: async () => {
      await Promise.all(underWay)
    },
  }
}
