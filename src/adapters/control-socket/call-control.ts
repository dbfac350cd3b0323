import { connect, type Socket } from 'node:net'
import { SOCKET_NAME, parseLine, readLines, responseShape, writeMessage } from './protocol.js'
import { socketAddress } from './socket-address.js'

/** What the running service answered. A refusal's `code` is the handler's own, or `unknown_method`, `bad_request`, `failed`. */
export type ControlReply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string }

const NOBODY_LISTENS = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'])

const DEFAULT_TIMEOUT_MS = 120_000

const isNobody = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && NOBODY_LISTENS.has(String(error.code))

const connectTo = (dataDir: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { address, release } = socketAddress(dataDir, SOCKET_NAME)
    const socket = connect(address)
    socket.once('connect', () => {
      release()
      socket.off('error', reject)
      resolve(socket)
    })
    socket.once('error', (error) => {
      release()
      reject(error)
    })
  })

const connectOrNull = async (dataDir: string): Promise<Socket | null> => {
  try {
    return await connectTo(dataDir)
  } catch (error) {
    if (isNobody(error)) return null
    throw error
  }
}

const toReply = (line: string): ControlReply => {
  const response = responseShape.safeParse(parseLine(line))
  if (!response.success) throw new Error('the service gave an answer that is none')
  const { data } = response
  return data.ok ? { ok: true, result: data.result } : { ok: false, code: data.code, message: data.message }
}

const ask = (socket: Socket, method: string, params: unknown, timeoutMs: number): Promise<ControlReply> =>
  new Promise((resolve, reject) => {
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('the service did not answer in time')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('the service closed the connection without an answer')))
    readLines(socket, (line) => {
      try {
        resolve(toReply(line))
      } catch (error) {
        reject(error)
      }
    })
    writeMessage(socket, { id: 1, method, params: params ?? null })
  })

/**
 * Asks the service that owns the data folder. Null when none runs: the caller may then open the store itself.
 * @throws when the service breaks off or does not answer in time, or the socket belongs to somebody else.
 */
export const callControl = async (
  dataDir: string,
  method: string,
  params: unknown,
  timeoutMs: number = DEFAULT_TIMEOUT_MS,
): Promise<ControlReply | null> => {
  const socket = await connectOrNull(dataDir)
  if (socket === null) return null
  try {
    return await ask(socket, method, params, timeoutMs)
  } finally {
    socket.destroy()
  }
}
