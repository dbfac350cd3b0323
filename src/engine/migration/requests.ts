import { z } from 'zod'
import type { Actor, Engine, MigrationView } from '../../contract.js'

/** Methods of the control socket, by which the command line asks a running service. */
export const MIGRATION = 'migration'
export const PREPARE_NOTICES = 'prepare_notices'

const actorShape = z.object({ id: z.string(), name: z.string() })

/** What an administrator will be asked, or why nobody is. */
export const preparedShape = z.union([
  z.object({
    ok: z.literal(true),
    clients: z.string(),
    recipients: z.string(),
    subject: z.string(),
    text: z.string(),
  }),
  z.object({ ok: z.literal(false), code: z.enum(['no_other_address', 'nobody_to_tell']) }),
])

export type Prepared = z.infer<typeof preparedShape>

type Asked = Pick<Engine, 'migration' | 'execute' | 'review'>

const prepared = async (actor: Actor, engine: Asked): Promise<Prepared> => {
  const result = await engine.execute({ type: 'prepare_notices' }, actor)
  if (!result.ok)
    return { ok: false, code: result.code === 'nobody_to_tell' ? result.code : 'no_other_address' }
  const {
    clients = '',
    recipients = '',
    subject = '',
    text = '',
  } = (await engine.review(result.reviewId ?? ''))?.facts ?? {}
  return { ok: true, clients, recipients, subject, text }
}

export const migrationHandlers = (engine: Asked) => ({
  [MIGRATION]: (): Promise<MigrationView> => engine.migration(),
  [PREPARE_NOTICES]: (params: unknown): Promise<Prepared> =>
    prepared(z.object({ actor: actorShape }).parse(params).actor, engine),
})
