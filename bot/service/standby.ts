import { createServer, type Server, type ServerResponse } from 'node:http'
import type { Logger } from '../../src/ports.js'
import { faultText } from '../ambient.js'

/** Answers in the place of a service that waits for its data folder. */
export interface Standby {
  close(): Promise<void>
}

const answer = (response: ServerResponse, status: number, body: object): void => {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '5' })
  response.end(JSON.stringify(body))
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/**
 * Alive, but not ready: platforms that start the new version before they stop the old one (Azure Container Apps) wait
 * for an answer before they do stop it. Where the port is taken too, nobody is answered.
 */
export const openStandby = async (port: number, host: string, log: Logger): Promise<Standby> => {
  const server = createServer((request, response) => {
    if (request.url === '/healthz') answer(response, 200, { status: 'waiting for the data folder' })
    else answer(response, 503, { status: 'waiting for the data folder' })
  })
  try {
    await listening(server, port, host)
  } catch (fault) {
    log.debug({ fault: faultText(fault) }, 'Nobody is answered while the data folder is waited for')
    return { close: async () => {} }
  }
  return { close: () => closed(server) }
}
