import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'
import type { Logger } from '../../ports.js'
import { callControl } from './call-control.js'
import { SOCKET_NAME, parseLine, readLines, requestShape, writeMessage } from './protocol.js'
import type { ControlRequest, ControlResponse } from './protocol.js'
import { socketAddress } from './socket-address.js'

/** Answers one method. Its result is sent as JSON. A rejection is sent as `failed`, or by its `ControlRefusal` code. */
type ControlHandler = (params: unknown) => Promise<unknown>

export type ControlHandlers = Readonly<Record<string, ControlHandler>>

/** What a handler throws to refuse a request by a code of its own. */
export class ControlRefusal extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.name = 'ControlRefusal'
    this.code = code
  }
}

export interface ControlServer {
  /** Takes no more requests, waits for the answers under way, and removes the socket. */
  close(): Promise<void>
}

const failure = (id: number, error: unknown): ControlResponse => ({
  id,
  ok: false,
  code: error instanceof ControlRefusal ? error.code : 'failed',
  message: error instanceof Error ? error.message : String(error),
})

const answer = async (request: ControlRequest, handlers: ControlHandlers): Promise<ControlResponse> => {
  const handler = Object.hasOwn(handlers, request.method) ? handlers[request.method] : undefined
  if (!handler) return { id: request.id, ok: false, code: 'unknown_method', message: request.method }
  return { id: request.id, ok: true, result: (await handler(request.params)) ?? null }
}

const respond = async (
  socket: Socket,
  line: string,
  handlers: ControlHandlers,
  log: Logger,
): Promise<void> => {
  const request = requestShape.safeParse(parseLine(line))
  if (!request.success) {
    writeMessage(socket, { id: 0, ok: false, code: 'bad_request', message: 'not a request' })
    return
  }
  const { id, method } = request.data
  try {
    writeMessage(socket, await answer(request.data, handlers))
  } catch (error) {
    if (!(error instanceof ControlRefusal)) log.error({ err: error, method }, 'control request failed')
    writeMessage(socket, failure(id, error))
  }
}

/** Serves each connection's requests one after the other. */
const serve = (socket: Socket, handlers: ControlHandlers, log: Logger, work: Set<Promise<void>>): void => {
  let last = Promise.resolve()
  socket.on('error', (error) => log.debug({ err: error }, 'control connection broke'))
  readLines(socket, (line) => {
    const current = last.then(() => respond(socket, line, handlers, log))
    last = current
    work.add(current)
    void current.finally(() => work.delete(current))
  })
}

const bind = (server: Server, address: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })

/** Node unlinks this name again when the server closes; so it is a name that nothing else has. */
const NURSERY_NAME = 'control-oc.bind'

/**
 * Binds in a private folder first and renames into place: nobody else can connect before the mode is set, and the file
 * that a killed service left behind is replaced at once.
 */
const bindPrivately = async (server: Server, dataDir: string): Promise<void> => {
  const nursery = mkdtempSync(path.join(dataDir, '.control-'))
  const { address, release } = socketAddress(nursery, NURSERY_NAME)
  try {
    await bind(server, address)
    chmodSync(path.join(nursery, NURSERY_NAME), 0o600)
    renameSync(path.join(nursery, NURSERY_NAME), path.join(dataDir, SOCKET_NAME))
  } finally {
    release()
    rmSync(nursery, { recursive: true, force: true })
  }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })

/**
 * Opens `control.sock` (mode 0600) in the data folder, which must be there and be this process's own.
 * @throws when another service answers there already.
 */
export const listenControl = async (
  dataDir: string,
  handlers: ControlHandlers,
  log: Logger,
): Promise<ControlServer> => {
  if ((await callControl(dataDir, 'ping', null, 2000)) !== null)
    throw new Error(`another service answers at the control socket of ${dataDir}`)
  const sockets = new Set<Socket>()
  const work = new Set<Promise<void>>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    serve(socket, handlers, log, work)
  })
  await bindPrivately(server, dataDir)
  return {
    close: async () => {
      rmSync(path.join(dataDir, SOCKET_NAME), { force: true })
      const closed = closeServer(server)
      for (const socket of sockets) socket.pause()
      await Promise.allSettled(work)
      for (const socket of sockets) socket.destroySoon()
      await closed
    },
  }
}
