import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePorts } from '../../servers/ports.js'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** A demo that does not start is ended. */
const PATIENCE_MS = 120_000

/** What the button of a confirmation to a client that must send an order asks for. */
const CONFIRMATION = { kind: 'oc_client' }

/** Seconds from the command on. */
export interface FirstCard {
  /** Until the page can be opened. */
  readonly ready: number
  /** Until the page has the card of a reservation, whose confirmation was sent as soon as that could be done. */
  readonly card: number
}

/** Posts an action of the page as its button does. @throws when the demo refuses */
const press = async (url: string): Promise<void> => {
  const body = JSON.stringify(CONFIRMATION)
  const { status } = await fetch(new URL('/api/confirmation', url), { method: 'POST', body })
  if (status !== 200) throw new Error(`the demo answered ${status}`)
}

/** Reads what the open page is told (Server-Sent Events) until a card of a reservation is in it. @throws when it ends before */
const untilCard = async (url: string): Promise<void> => {
  const { body } = await fetch(new URL('/events', url))
  let told = ''
  for await (const bytes of body ?? []) {
    told += Buffer.from(bytes).toString('utf8')
    if (/"verb":"reservation\./u.test(told)) return
  }
  throw new Error('the demo ended before there was a card')
}

const lineOf = async (child: ReturnType<typeof spawn>): Promise<string> => {
  if (!child.stdout) throw new Error('the demo has no output')
  const gone = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout })) if (line.includes('http://')) return line
  throw new Error(`the demo ended with ${String((await gone)[0])}`)
}

/** Runs a command that starts the demo, until its page shows the first card, and ends it with all that it has started. */
export const firstCardOf = async (program: string, args: readonly string[]): Promise<FirstCard> => {
  const [port = 0] = await freePorts(1)
  const began = performance.now()
  const since = (): number => (performance.now() - began) / 1_000
  const child = spawn(program, [...args, '--port', String(port)], {
    cwd: ROOT,
    detached: true,
    timeout: PATIENCE_MS,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  try {
    await lineOf(child)
    const ready = since()
    const url = `http://127.0.0.1:${port}/`
    const card = untilCard(url)
    await press(url)
    await card
    return { ready, card: since() }
  } finally {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await gone
  }
}
