import type { Tap } from '../../servers/tcp-proxy.js'

/** When a server first said on a connection that so many mails are there; instants as `performance.now()` counts. */
export interface Pushes {
  /** It says now that there are so many. */
  heard(count: number): void
  /** When it was first known that the mail of this number is there, counted from 1. NaN when it never was. */
  at(number: number): number
}

/** Several mails that came together are told by their count alone, and so are all of them. */
export const createPushes = (now: () => number = () => performance.now()): Pushes => {
  const known: number[] = []
  return {
    heard: (count) => {
      while (known.length < count) known.push(now())
    },
    at: (number) => known[number - 1] ?? Number.NaN,
  }
}

const EXISTS = /\* (\d+) EXISTS\r\n/gu

/** On the line between the service and its server, which is not encrypted there. */
export const listeningFor = (pushes: Pushes): Tap => ({
  far: (data) => {
    for (const [, count] of data.toString('latin1').matchAll(EXISTS)) pushes.heard(Number(count))
    return data
  },
})
