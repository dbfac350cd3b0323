import { toInstant } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'

/**
 * When a shared access signature runs out (`se`, Azure Storage: "Create a service SAS"). Null where it does not say so itself: the
 * policy that it names says it then, which the signature may not read.
 */
export const signatureEnd = (sas: string): Instant | null => {
  const at = Date.parse(new URLSearchParams(sas).get('se') ?? '')
  return Number.isNaN(at) ? null : toInstant(at)
}
