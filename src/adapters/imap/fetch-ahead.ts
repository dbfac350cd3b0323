import type { RawMail } from '../../domain/mail.js'
import type { BatchLimits, Listed } from './batches.js'
import { weightOf } from './batches.js'

/** A batch, and those of its mails that are there. */
export interface FetchedBatch {
  readonly batch: readonly Listed[]
  readonly mails: readonly RawMail[]
  readonly isLast: boolean
}

type Fetch = (batch: readonly Listed[]) => Promise<readonly RawMail[]>

/** Whoever waits for it hears of its failure, and nobody else need. */
const begin = (fetch: Fetch, batch: readonly Listed[]): ReturnType<Fetch> => {
  const fetching = fetch(batch)
  fetching.catch(() => undefined)
  return fetching
}

/**
 * Gives the batches of a folder in order; while one is dealt with the next is on its way, where both together are not too
 * heavy. Whoever leaves off early has the line to himself again: what was on its way has come, or failed.
 * @throws what `fetch` throws, when that batch is asked for
 */
export async function* fetchAhead(
  fetch: Fetch,
  batches: readonly (readonly Listed[])[],
  limits: BatchLimits,
): AsyncGenerator<FetchedBatch> {
  let ahead: ReturnType<Fetch> | null = null
  try {
    for (const [at, batch] of batches.entries()) {
      const mails: readonly RawMail[] = await (ahead ?? fetch(batch))
      const next = batches[at + 1]
      const fits = next && weightOf(batch, limits) + weightOf(next, limits) <= limits.maxBytes
      ahead = fits ? begin(fetch, next) : null
      yield { batch, mails, isLast: next === undefined }
    }
  } finally {
    await ahead?.catch(() => undefined)
  }
}
