import { z } from 'zod'
import type { MailPause } from '../contract.js'
import type { Store } from '../ports.js'

export const PAUSE_NOTE = 'engine:mail-pause'

const pauseShape = z
  .object({
    by: z.object({ id: z.string(), name: z.string() }),
    at: z.string(),
    reason: z.string().nullable(),
  })
  .nullable()

/** What the note says; null while mail may leave. */
export const readPause = (note: unknown): MailPause | null => pauseShape.parse(note)

export const mailPause = async (store: Pick<Store, 'note'>): Promise<MailPause | null> =>
  readPause(await store.note(PAUSE_NOTE))
