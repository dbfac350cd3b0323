import type { Authenticity } from './mail.js'
import type { Instant } from './time.js'
import { addMs, DAY_MS } from './time.js'

/** Why a mail among the unwanted ones is one that we want. */
export type JunkReason = 'authorised_sender' | 'known_client' | 'answers_us'

/** A mail of somebody whom we wait for, among unwanted mail. */
export interface WantedJunk {
  /** Its Message-ID, or its hash where it has none. */
  readonly key: string
  readonly account: string
  readonly from: string
  readonly subject: string
  readonly receivedAt: Instant
  readonly reason: JunkReason
  /** False: nobody could tell whether the sender is who they say. */
  readonly verified: boolean
}

/** What a mail's headers say of it. */
export interface JunkSigns {
  readonly isAuthorised: boolean
  readonly isKnown: boolean
  readonly answersUs: boolean
}

export const junkReason = ({ isAuthorised, isKnown, answersUs }: JunkSigns): JunkReason | null => {
  if (isAuthorised) return 'authorised_sender'
  if (answersUs) return 'answers_us'
  return isKnown ? 'known_client' : null
}

/** One whose sender is denied lies where it belongs. */
export const isRightlyJunk = (authenticity: Authenticity): boolean => authenticity === 'fail'

/** How far back unwanted mail is looked at. */
export const JUNK_LOOKED_AT_MS = 7 * DAY_MS

/** When each mail was told, by its key; kept for longer than it could be met again. */
export type ToldJunk = Readonly<Record<string, Instant>>

const KEPT_MS = 2 * JUNK_LOOKED_AT_MS

/** Those that nobody has been told of yet, and what is to be remembered then. */
export const untoldJunk = (
  told: ToldJunk,
  found: readonly WantedJunk[],
  now: Instant,
): { readonly fresh: readonly WantedJunk[]; readonly told: ToldJunk } => {
  const fresh = found.filter(({ key }) => told[key] === undefined)
  const kept = Object.entries(told).filter(([, at]) => at > addMs(now, -KEPT_MS))
  return { fresh, told: Object.fromEntries([...kept, ...fresh.map(({ key }) => [key, now] as const)]) }
}
