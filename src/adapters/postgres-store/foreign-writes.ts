import { Client } from 'pg'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from '../../ports.js'
import { whereOf } from './address.js'
import { beThere } from './presence.js'
import type { Company } from './presence.js'
import { WRITTEN } from './session.js'

const AGAIN_MS = 1_000

interface Presence {
  /** Who writes here. */
  readonly self: string
  readonly company: Company
}

/**
 * Hears that another service has written (LISTEN, NOTIFY), on a connection of its own. That connection also shows that the
 * store is in use, and by whom. When it was lost, whoever listens is told once
 * more: something may have been missed.
 */
export class ForeignWrites {
  readonly #url: string
  readonly #self: string
  readonly #company: Company
  readonly #log: Logger
  readonly #listeners = new Set<() => void>()
  readonly #closed = new AbortController()
  #client: Client | null = null
  #reopening: Promise<void> = Promise.resolve()

  constructor(url: string, { self, company }: Presence, log: Logger) {
    this.#url = url
    this.#self = self
    this.#company = company
    this.#log = log
  }

  on(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: 'control-oc',
    })
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      if (payload !== this.#self) this.#tell()
    })
    try {
      await client.connect()
      await beThere(client, this.#company, whereOf(this.#url))
      await client.query(`listen ${WRITTEN}`)
    } catch (error) {
      await client.end().catch(() => undefined)
      throw error
    }
    client.once('end', () => this.#lost())
    this.#client = client
  }

  async close(): Promise<void> {
    this.#closed.abort()
    await this.#reopening
    await this.#client?.end()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }

  #lost(): void {
    if (this.#closed.signal.aborted) return
    this.#client = null
    this.#log.warn({}, 'The database is no longer heard: listening again')
    this.#reopening = this.#reopen()
  }

  async #reopen(): Promise<void> {
    while (!this.#closed.signal.aborted && this.#client === null) {
      try {
        await this.open()
        this.#tell()
      } catch {
        await delay(AGAIN_MS, null, { signal: this.#closed.signal }).catch(() => undefined)
      }
    }
  }
}
