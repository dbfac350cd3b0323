import { afterAll, beforeAll, describe } from 'vitest'
import { postgresMissing, startPostgres } from './postgres.js'
import type { PostgresOptions, PostgresServer } from './postgres.js'

const missing = postgresMissing()

// Under CI a suite that cannot run is a failure, or it would be left out for ever.
if (missing !== null && process.env['CI'] === 'true') throw new Error(missing)

if (missing !== null) process.stderr.write(`SKIPPED, what needs a real PostgreSQL: ${missing}\n`)

/** A suite that needs a real PostgreSQL, one for all of it. Where there is none it is skipped, which is said plainly. */
export const describeWithPostgres = (
  name: string,
  suite: (server: () => PostgresServer) => void,
  options: PostgresOptions = {},
): void => {
  describe.runIf(missing === null)(`${name}, on a real PostgreSQL`, () => {
    let server: PostgresServer | null = null
    beforeAll(async () => void (server = await startPostgres(options)))
    afterAll(() => server?.stop())
    suite(() => {
      if (server === null) throw new Error('the server is not there yet')
      return server
    })
  })
}
