import type { Client } from '../../domain/client.js'
import { frozen } from '../store-records/record.js'
import type { Session } from './session.js'

/** All clients, which every transaction may read: kept in memory for as long as nobody has changed one. */
export class ClientBook {
  #version: string | null = null
  #clients: ReadonlyMap<string, Client> = new Map()

  /** The transaction must hold the lock of the clients, shared at least. */
  async read(session: Session): Promise<ReadonlyMap<string, Client>> {
    const [book] = await session.query<{ version: string }>('select version from client_book')
    const version = book?.version ?? null
    if (version === this.#version) return this.#clients
    const rows = await session.query<{ id: string; record: Client }>(
      'select id, record from clients order by seq',
    )
    const clients = new Map(rows.map(({ id, record }) => [id, frozen(record)]))
    this.#version = version
    this.#clients = clients
    return clients
  }
}
