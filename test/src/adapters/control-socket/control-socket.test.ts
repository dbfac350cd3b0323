import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ControlRefusal,
  callControl,
  listenControl,
  type ControlHandlers,
  type ControlServer,
} from '../../../../src/adapters/control-socket/index.js'
import { quietLog } from '../../../fakes/quiet.js'

let dataDir: string
let servers: ControlServer[]

const listen = async (handlers: ControlHandlers, folder = dataDir): Promise<ControlServer> => {
  const server = await listenControl(folder, handlers, quietLog)
  servers.push(server)
  return server
}

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'control-'))
  servers = []
})

afterEach(async () => {
  await Promise.all(servers.map((server) => server.close()))
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a call', () => {
  it('gets the answer of the method it names', async () => {
    await listen({ double: async (params) => ({ twice: Number(params) * 2 }) })
    expect(await callControl(dataDir, 'double', 21)).toEqual({ ok: true, result: { twice: 42 } })
  })

  it('carries text of any length and kind', async () => {
    await listen({ echo: async (params) => params })
    const text = 'ñandú\n'.repeat(200_000)
    expect(await callControl(dataDir, 'echo', text)).toEqual({ ok: true, result: text })
  })

  it('is null when nobody listens', async () => {
    expect(await callControl(dataDir, 'x', null)).toBeNull()
    expect(await callControl(path.join(dataDir, 'absent'), 'x', null)).toBeNull()
  })

  it('is refused for a method that does not exist', async () => {
    await listen({})
    expect(await callControl(dataDir, 'toString', null)).toMatchObject({ ok: false, code: 'unknown_method' })
  })

  it("is refused with the handler's own code, or as failed", async () => {
    await listen({
      refuse: async () => {
        throw new ControlRefusal('busy', 'later')
      },
      fail: async () => {
        throw new Error('disk full')
      },
    })
    expect(await callControl(dataDir, 'refuse', null)).toEqual({ ok: false, code: 'busy', message: 'later' })
    expect(await callControl(dataDir, 'fail', null)).toEqual({
      ok: false,
      code: 'failed',
      message: 'disk full',
    })
  })

  it('gives up on a service that does not answer', async () => {
    const silent = createServer((socket) => socket.resume())
    await new Promise<void>((resolve) => silent.listen(path.join(dataDir, 'control.sock'), resolve))
    await expect(callControl(dataDir, 'x', null, 50)).rejects.toThrow('in time')
    await new Promise((resolve) => silent.close(resolve))
  })

  it('rejects when the service breaks off', async () => {
    const rude = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => rude.listen(path.join(dataDir, 'control.sock'), resolve))
    await expect(callControl(dataDir, 'x', null)).rejects.toThrow(/without an answer|ECONNRESET|EPIPE/)
    await new Promise((resolve) => rude.close(resolve))
  })
})

describe('the socket', () => {
  it("is the owner's alone, and nothing else is left in the folder", async () => {
    await listen({})
    expect(statSync(path.join(dataDir, 'control.sock')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dataDir)).toEqual(['control.sock'])
  })

  it('replaces what a killed service left behind', async () => {
    writeFileSync(path.join(dataDir, 'control.sock'), '')
    await listen({ ping: async () => 'pong' })
    expect(await callControl(dataDir, 'ping', null)).toEqual({ ok: true, result: 'pong' })
  })

  it('is not taken from a service that answers', async () => {
    await listen({})
    await expect(listen({})).rejects.toThrow('another service')
    expect(await callControl(dataDir, 'ping', null)).not.toBeNull()
  })

  it('goes away when the service closes', async () => {
    const server = await listenControl(dataDir, {}, quietLog)
    await server.close()
    expect(readdirSync(dataDir)).toEqual([])
    expect(await callControl(dataDir, 'ping', null)).toBeNull()
  })

  it.runIf(process.platform === 'linux')(
    'works in a folder whose path is too long for a socket',
    async () => {
      const deep = path.join(dataDir, 'carpeta-muy-larga'.repeat(6), 'datos')
      mkdirSync(deep, { recursive: true })
      chmodSync(deep, 0o700)
      await listen({ ping: async () => 'pong' }, deep)
      expect(await callControl(deep, 'ping', null)).toEqual({ ok: true, result: 'pong' })
    },
  )
})

describe('closing', () => {
  it('lets the answer under way go out', async () => {
    let begin: () => void = () => undefined
    let finish: (result: string) => void = () => undefined
    const begun = new Promise<void>((resolve) => (begin = resolve))
    const finished = new Promise<string>((resolve) => (finish = resolve))
    const server = await listen({
      slow: () => {
        begin()
        return finished
      },
    })
    const call = callControl(dataDir, 'slow', null)
    await begun
    const closed = server.close()
    finish('done')
    expect(await call).toEqual({ ok: true, result: 'done' })
    await closed
  })

  it('does not wait for those who only hold the connection', async () => {
    const server = await listen({})
    const idle = connect(path.join(dataDir, 'control.sock'))
    await new Promise((resolve) => idle.once('connect', resolve))
    const gone = new Promise((resolve) => idle.once('close', resolve))
    idle.resume()
    await server.close()
    await gone
    expect(idle.destroyed).toBe(true)
  })
})

describe('a line that is no request', () => {
  it('is answered, and the connection goes on', async () => {
    await listen({ ping: async () => 'pong' })
    const socket = connect(path.join(dataDir, 'control.sock'))
    const answers: string[] = []
    const both = new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        answers.push(...chunk.toString().trim().split('\n'))
        if (answers.length === 2) resolve()
      })
    })
    socket.write('hola\n{"id":7,"method":"ping","params":null}\n')
    await both
    socket.destroy()
    expect(answers.map((line): unknown => JSON.parse(line))).toEqual([
      { id: 0, ok: false, code: 'bad_request', message: 'not a request' },
      { id: 7, ok: true, result: 'pong' },
    ])
  })
})
