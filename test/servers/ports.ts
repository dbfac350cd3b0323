import { createServer } from 'node:net'
import type { Server } from 'node:net'

/** Where a server listens. */
export const portOf = (server: Pick<Server, 'address'>): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return address.port
}

const freePort = (): Promise<{ port: number; release: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      resolve({ port: portOf(server), release: () => new Promise((done) => server.close(() => done())) })
    })
  })

/** Ports of the loopback that were free a moment ago; all are held until the last one is known, so no two are the same. */
export const freePorts = async (count: number): Promise<number[]> => {
  const held = await Promise.all(Array.from({ length: count }, freePort))
  await Promise.all(held.map(({ release }) => release()))
  return held.map(({ port }) => port)
}
