import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { portOf } from './ports.js'

/** One connection through the proxy. */
export interface Line {
  /** Says something to the product in the server's place. */
  answer(data: Uint8Array | string): void
  /** Ends the connection: politely (FIN) or by a reset. */
  cut(how: 'fin' | 'reset'): void
}

/** Somebody on the line: sees what is said, and gives what goes on; null keeps it back. */
export interface Tap {
  readonly near?: (data: Buffer, line: Line) => Buffer | null
  readonly far?: (data: Buffer, line: Line) => Buffer | null
}

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
  /** Puts somebody on the line, on connections that are open too; null: nobody. */
  tap(tap: Tap | null): void
  /** Resolves when so many connections have been made in all. */
  untilMade(count: number): Promise<void>
  stop(): Promise<void>
}

/** `delayMs`: how long everything is under way, in either direction. */
export interface TcpProxyOptions {
  readonly delayMs?: number
}

/** A wire that a test can cut, between the product and a real server on the loopback. */
export const startTcpProxy = async (
  target: number,
  { delayMs = 0 }: TcpProxyOptions = {},
): Promise<TcpProxy> => {
  /** Timers of one length end in the order in which they were begun. */
  const underWay = (arrive: () => void): void => void (delayMs > 0 ? setTimeout(arrive, delayMs) : arrive())

  const pairs = new Set<readonly [Socket, Socket]>()
  const count = { made: 0 }
  let refusing = false
  let tapped: Tap | null = null
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
    far.on('close', () => underWay(() => near.end()))
    const line: Line = {
      answer: (data) => void near.write(data),
      cut: (how) => (how === 'fin' ? void near.end() : void near.resetAndDestroy()),
    }
    const carry = (side: 'near' | 'far') => (data: Buffer) => {
      const hear = tapped?.[side]
      const onward = hear ? hear(data, line) : data
      if (onward !== null) underWay(() => void (side === 'near' ? far : near).write(onward))
    }
    near.on('data', carry('near')).on('end', () => underWay(() => far.end()))
    far.on('data', carry('far'))
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
    tap: (tap) => void (tapped = tap),
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
