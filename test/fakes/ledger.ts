import type { LedgerKeeper } from '../../src/adapters/outgoing-mail/paced-sender.js'
import { SENDING_LIMITS, type SendingLedger } from '../../src/domain/sending-limits.js'

/** Keeps the ledger as the store does: what one sender wrote, the next one reads. */
export const memoryLedger = (kept: SendingLedger | null = null): LedgerKeeper => ({
  read: async () => kept,
  write: async (ledger) => void (kept = ledger),
})

/** Limits that no test runs into unawares. */
export const WIDE = { ...SENDING_LIMITS.other, perMinute: 1_000 }
