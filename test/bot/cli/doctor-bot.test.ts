import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BotAdapter } from '../../../bot/adapter.js'
import { createServer } from '../../../bot/server.js'
import { DEMO_PLACE, startTeamsStandIn, type TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { CHANNEL_NOTE, type ChannelReference } from '../../../bot/conversations.js'
import { createFakeEngine } from '../../fakes/engine.js'
import { quietLog } from '../../fakes/quiet.js'
import { portOf } from '../../servers/ports.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

let folder: string
let teams: TeamsStandIn
let service: ReturnType<typeof createServer>

/** The service's own front door, with nobody behind it. */
const botServer = () =>
  createServer({
    adapter: new BotAdapter(null),
    app: async () => {},
    engine: createFakeEngine(),
    links: { check: () => ({ kind: 'forged' }) },
    isServiceUrlAllowed: () => true,
    isSourceAllowed: () => true,
    metrics: null,
    operator: { name: 'Hoteles Ejemplo', address: 'oc@hoteles.example' },
    log: quietLog,
  })

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-doctor-bot-'))
  teams = await startTeamsStandIn()
  // Nobody needs to hear of it: from then on cards are taken.
  teams.connectBot('http://127.0.0.1:9/none')
  await teams.install().catch(() => undefined)
  service = botServer()
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', () => resolve()))
})

afterEach(async () => {
  await teams.stop()
  await new Promise<void>((resolve) => service.close(() => resolve()))
  rmSync(folder, { recursive: true, force: true })
})

const doctor = (...args: readonly string[]) => {
  const env = [
    'IMAP_HOST=127.0.0.1',
    'IMAP_USERNAME=controloc@empresa.example',
    'IMAP_PASSWORD=S3cr3t0',
    'SMTP_HOST=127.0.0.1',
    'SMTP_USERNAME=controloc@empresa.example',
    'SMTP_PASSWORD=S3cr3t0',
    `PUBLIC_URL=http://127.0.0.1:${portOf(service.server)}`,
  ]
  writeFileSync(path.join(folder, '.env'), env.join('\n'))
  return runCli(folder, ['doctor', '--only', 'bot', ...args])
}

/** As the service notes it when the app is installed in a team. */
const noteChannel = async (): Promise<void> => {
  const dataDir = path.join(folder, 'data')
  const store = await openFolderStore(dataDir)
  const channel: ChannelReference = {
    serviceUrl: teams.serviceUrl,
    tenantId: DEMO_PLACE.tenantId,
    channelId: DEMO_PLACE.channel.id,
    teamId: DEMO_PLACE.team.id,
    groupId: null,
  }
  await store.putNote(CHANNEL_NOTE, channel)
  await store.close()
}

describe('control-oc doctor looks at the bot', () => {
  it('reaches the service by its public address, and misses credentials and a channel', async () => {
    const { exitCode, stdout } = await doctor()
    expect(stdout).toMatch(/✔ Dirección pública · http:\/\/127\.0\.0\.1:\d+\/api\/messages: contesta el bot/)
    expect(stdout).toMatch(/! Credenciales del bot[\s\S]*! Canal[\s\S]*TEAMS_CHANNEL_ID/)
    expect(exitCode).toBe(2)
  })

  it('posts one card in the channel that is known, when it is asked for', async () => {
    await noteChannel()
    const { stdout } = await doctor('--card')
    expect(stdout).toContain('✔ Tarjeta de prueba')
    expect(teams.threads()).toHaveLength(1)
    await doctor()
    expect(teams.threads()).toHaveLength(1)
  }, 60_000)
})
