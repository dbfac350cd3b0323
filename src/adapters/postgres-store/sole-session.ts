import { Client } from 'pg'
import { inOurSchema, whereOf } from './address.js'
import { faultOf } from './fault.js'
import { beThere } from './presence.js'
import { Session } from './session.js'

/** A connection of which no other service has the store open, and an open transaction on it. */
export interface SoleSession {
  readonly where: string
  readonly session: Session
  readonly commit: () => Promise<void>
  /** What was not committed is gone with it. */
  readonly end: () => Promise<void>
}

const connect = async (url: string): Promise<Client> => {
  const client = new Client({
    connectionString: inOurSchema(url),
    keepAlive: true,
    application_name: 'control-oc',
  })
  // A connection that breaks between two statements says so here; the next statement fails, and is heard.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** @throws PostgresFault */
export const openSoleSession = async (
  url: string,
  mode: 'read only' | 'read write',
): Promise<SoleSession> => {
  const where = whereOf(url)
  let client: Client | null = null
  try {
    client = await connect(url)
    await beThere(client, 'alone', where)
    await client.query(`begin isolation level repeatable read ${mode}`)
    const open = client
    return {
      where,
      session: new Session(open),
      commit: async () => void (await open.query('commit')),
      end: () => open.end(),
    }
  } catch (error) {
    await client?.end().catch(() => undefined)
    throw faultOf(error, where)
  }
}
