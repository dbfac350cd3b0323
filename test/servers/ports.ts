import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

const freePort = (): Promise<{ port: number; release: () => Promise<void> }> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      resolve({ port, release: () => new Promise((done) => server.close(() => done())) })
    })
  })

/** Ports of the loopback that were free a moment ago; all are held until the last one is known, so no two are the same. */
export const freePorts = async (count: number): Promise<number[]> => {
  const held = await Promise.all(Array.from({ length: count }, freePort))
  await Promise.all(held.map(({ release }) => release()))
  return held.map(({ port }) => port)
}
