import type { AnswerRule } from '../../src/reading/server-answers.js'

/** Lets a real server say what a rule is about, and gives what our adapter passes on of it. */
export type Hearing = (rule: AnswerRule) => Promise<string>

interface Listening {
  readonly port: number
  stop(): Promise<void>
}

/** Asks a server that was started for this one question. */
export const hearFrom = async <Server extends Listening>(
  starting: Promise<Server>,
  ask: (port: number, server: Server) => Promise<string>,
): Promise<string> => {
  const server = await starting
  try {
    return await ask(server.port, server)
  } finally {
    await server.stop()
  }
}

/** The words of a failure; a test that has come to nothing must not pass. */
export const wordsOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing went wrong',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
