import { PassThrough } from 'node:stream'
import type { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'

const LOOK_EVERY_MS = 25
const NUMBER = `select coalesce((record->>'value')::int, 0) as number from control_oc.notes where key = 'engine:leader'`

/** Sees in the database that somebody has begun to lead, whatever the replicas say. */
export interface LeadCount {
  /** How often somebody has begun to lead so far. */
  now(): Promise<number>
  /** Milliseconds until somebody has begun after that count; null when nobody has in time. */
  grows(from: number, limitMs: number): Promise<number | null>
  close(): Promise<void>
}

export const openLeadCount = async (url: string): Promise<LeadCount> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const now = async (): Promise<number> => {
    const { rows } = await client.query<{ number: number }>(NUMBER)
    return rows[0]?.number ?? 0
  }
  return {
    now,
    grows: async (from, limitMs) => {
      const since = performance.now()
      while ((await now()) === from) {
        if (performance.now() - since > limitMs) return null
        await delay(LOOK_EVERY_MS)
      }
      return performance.now() - since
    },
    close: () => client.end(),
  }
}

/** What one life says of itself in its log, which goes on to `output`. */
export interface LeadTalk {
  readonly output: Writable
  leads(): boolean
}

export const hearLead = (output: Writable): LeadTalk => {
  let leads = false
  let rest = ''
  const through = new PassThrough()
  through.on('data', (data: Buffer) => {
    output.write(data)
    const lines = (rest + data.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines.filter((one) => one.includes('"sender"'))) {
      if (line.includes('this replica leads no more')) leads = false
      else if (line.includes('this replica leads')) leads = true
    }
  })
  return { output: through, leads: () => leads }
}
