import { Socket } from 'node:net'
import { Client } from 'pg'

/** The server's word for it that somebody leads is worth no more than this: what it did not answer by then is lost. */
export const ANSWER_MS = 5_000
/**
 * The server ends a session that asks nothing for so long, and frees its locks: twice as long as its owner waits for an
 * answer, who therefore knows first that it leads no more, unless it was frozen.
 */
export const SILENCE_MS = 10_000

/** The one connection by which a replica leads: the locks that it takes are held for as long as it stands and speaks. */
export class LeadLine {
  readonly #client: Client
  readonly #socket: Socket
  #isOver = false

  /** @throws when the server cannot be reached in time */
  static async open(url: string, whenOver: (line: LeadLine) => void): Promise<LeadLine> {
    const line = new LeadLine(url)
    line.#client.once('end', () => {
      line.#isOver = true
      whenOver(line)
    })
    try {
      await line.#client.connect()
      await line.ask(`set idle_session_timeout = ${SILENCE_MS}`)
      return line
    } catch (error) {
      line.cut()
      throw error
    }
  }

  private constructor(url: string) {
    this.#socket = new Socket()
    this.#client = new Client({
      connectionString: url,
      stream: () => this.#socket,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      application_name: 'control-oc lead',
    })
    // What breaks ends the line, and that is heard.
    this.#client.on('error', () => undefined)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** @throws when there is no answer in time */
  async ask(text: string, values: readonly number[] = []): Promise<readonly unknown[]> {
    const { rows } = await this.#client.query({ text, values: [...values], rowMode: 'array' })
    return rows.flat()
  }

  /** At once, whatever is under way. */
  cut(): void {
    this.#socket.destroy()
  }

  async close(): Promise<void> {
    const late = setTimeout(() => this.cut(), ANSWER_MS)
    await this.#client.end().catch(() => undefined)
    clearTimeout(late)
  }
}
