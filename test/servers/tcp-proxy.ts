import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { portOf } from './ports.js'

export interface TcpProxy {
  readonly port: number
  /** How many connections have been made so far. */
  readonly made: () => number
  readonly open: () => number
  /** Ends every connection: politely (FIN) or by a reset. */
  cut(how: 'fin' | 'reset'): void
  /** Refuses new connections until `allow`. */
  refuse(): void
  allow(): void
  /** Resolves when so many connections have been made in all. */
  untilMade(count: number): Promise<void>
  stop(): Promise<void>
}

/** A wire that a test can cut, between the product and a real server on the loopback. */
export const startTcpProxy = async (target: number): Promise<TcpProxy> => {
  const pairs = new Set<readonly [Socket, Socket]>()
  const count = { made: 0 }
  let refusing = false
  let waiting: (() => void)[] = []

  const server = createServer((near) => {
    count.made += 1
    waiting.splice(0).forEach((look) => look())
    near.on('error', () => undefined)
    if (refusing) return void near.destroy()
    const far = connect(target, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    far.on('error', () => undefined)
    near.on('close', () => {
      far.destroy()
      pairs.delete(pair)
    })
    far.on('close', () => near.end())
    near.pipe(far).pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))

  const cut = (how: 'fin' | 'reset'): void => {
    for (const [near] of pairs) {
      if (how === 'fin') near.end()
      else near.resetAndDestroy()
    }
  }

  return {
    port: portOf(server),
    made: () => count.made,
    open: () => pairs.size,
    cut,
    refuse: () => void (refusing = true),
    allow: () => void (refusing = false),
    async untilMade(times) {
      while (count.made < times) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    stop: () =>
      new Promise((resolve) => {
        waiting = []
        cut('reset')
        server.close(() => resolve())
      }),
  }
}
