import type { Duplex } from 'node:stream'
import { z } from 'zod'

/** One JSON object on one line each way (as JSON-RPC, without its batches and notifications). */
export const requestShape = z.object({ id: z.number(), method: z.string(), params: z.unknown() })

export const responseShape = z.union([
  z.object({ id: z.number(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.number(), ok: z.literal(false), code: z.string(), message: z.string() }),
])

export type ControlRequest = z.infer<typeof requestShape>
export type ControlResponse = z.infer<typeof responseShape>

export const SOCKET_NAME = 'control.sock'

/** A client sheet of 5 MB fits; more is a fault. */
const MAX_LINE_BYTES = 16 * 1024 * 1024

export const writeMessage = (socket: Duplex, message: ControlRequest | ControlResponse): void => {
  socket.write(`${JSON.stringify(message)}\n`)
}

/** Calls back for each whole line; a line that grows too long ends the connection. */
export const readLines = (socket: Duplex, onLine: (line: string) => void): void => {
  let pending: Buffer[] = []
  let size = 0
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      onLine(Buffer.concat([...pending, rest.subarray(0, end)]).toString('utf8'))
      pending = []
      size = 0
      rest = rest.subarray(end + 1)
    }
    pending.push(rest)
    size += rest.length
    if (size > MAX_LINE_BYTES) socket.destroy(new Error('control message too long'))
  })
}

/** The value of a line of JSON; `undefined` where it is none. */
export const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
