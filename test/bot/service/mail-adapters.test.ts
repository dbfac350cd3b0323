import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ledgerIn, openSender } from '../../../bot/service/mail-adapters.js'
import { openTokens } from '../../../bot/service/open-tokens.js'
import { formatFaults, loadConfig } from '../../../src/config.js'
import { afterLeaving, EMPTY_LEDGER } from '../../../src/domain/sending-limits.js'
import type { Store } from '../../../src/ports.js'
import { MemoryStore } from '../../fakes/memory-store.js'
import { quietLog, systemClock } from '../../fakes/quiet.js'
import { outgoing } from '../../ports/mail-sender-contract.js'
import { startGraph } from '../../servers/graph.js'
import { startSmtp } from '../../servers/smtp.js'
import { CLIENT, startTokenServer, TENANT, type TokenServer } from '../../servers/token-server.js'
import { openFolderStore } from '../../stores/folder-store.js'

const MAILBOX = 'controloc@hotel.example'

describe('the configuration opens', () => {
  const ends: (() => Promise<unknown>)[] = []
  let provider: TokenServer
  let store: MemoryStore

  beforeEach(async () => {
    provider = await startTokenServer({ mailbox: MAILBOX })
    store = new MemoryStore()
    ends.push(() => provider.stop())
  })

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end()
  })

  /** Everything by variables alone, as an administrator sets them. */
  const open = (env: Record<string, string>, inStore: Store = store) => {
    const { config, faults } = loadConfig(
      {
        IMAP_HOST: '127.0.0.1',
        IMAP_USE_SSL: 'False',
        IMAP_USERNAME: MAILBOX,
        SMTP_FROM_EMAIL: MAILBOX,
        ...env,
      },
      () => Buffer.of(),
    )
    if (config === null) throw new Error(formatFaults(faults))
    const parts = { clock: systemClock, log: quietLog, tokens: openTokens(config), ledger: ledgerIn(inStore) }
    const sender = openSender(config, parts)
    ends.push(() => sender.stop())
    return sender
  }

  const azure = () => ({
    IMAP_AUTH: 'oauth2',
    AZURE_AUTHORITY: provider.authority,
    AZURE_TENANT_ID: TENANT,
    AZURE_CLIENT_ID: CLIENT,
    AZURE_CLIENT_SECRET: 'abc8Q~un-secreto',
  })

  it('Graph, with a token for Graph, and counts what leaves in the store', async () => {
    const graph = await startGraph()
    ends.push(() => graph.stop())
    const sender = open({ ...azure(), SMTP_AUTH: 'graph', AZURE_GRAPH_URL: graph.url })
    expect((await sender.send(outgoing())).kind).toBe('accepted')
    expect(provider.granted.map(({ audience }) => audience)).toEqual([graph.url])
    expect(graph.requests[0]?.headers.authorization).toBe(`Bearer ${provider.granted[0]?.token}`)
    expect(await store.note('sending:ledger')).toMatchObject({ hours: [{ recipients: 1 }] })
  })

  it('Graph, which hears nothing of a mail over the day’s limit, though the service was restarted in between', async () => {
    const graph = await startGraph()
    ends.push(() => graph.stop())
    const dataDir = await mkdtemp(path.join(tmpdir(), 'control-oc-ledger-'))
    ends.push(() => rm(dataDir, { recursive: true }))
    const before = await openFolderStore(dataDir)
    await ledgerIn(before).write(afterLeaving(EMPTY_LEDGER, 10_000, systemClock.now()))
    await before.close()
    const again = await openFolderStore(dataDir)
    ends.push(() => again.close())
    const sender = open({ ...azure(), SMTP_AUTH: 'graph', AZURE_GRAPH_URL: graph.url }, again)
    expect(await sender.send(outgoing())).toMatchObject({
      kind: 'deferred',
      error: "the day's limit of recipients is reached",
    })
    expect(graph.requests).toEqual([])
  })

  it.each([
    ['Entra', () => azure()],
    [
      'Google',
      () => ({
        IMAP_AUTH: 'oauth2',
        GOOGLE_CLIENT_ID: '1234.apps.example',
        GOOGLE_CLIENT_SECRET: 'GOCSPX-ejemplo',
        GOOGLE_REFRESH_TOKEN: '1//ejemplo',
        GOOGLE_TOKEN_URL: provider.googleTokenUrl,
      }),
    ],
  ])('SMTP with a token of %s, and another one when that was refused', async (_, application) => {
    const server = await startSmtp({
      tls: 'none',
      opens: (user, token) => provider.mailboxOf(token) === user && provider.granted.length > 1,
    })
    ends.push(() => server.stop())
    const sender = open({
      ...application(),
      SMTP_AUTH: 'oauth2',
      SMTP_HOST: '127.0.0.1',
      SMTP_PORT: String(server.port),
      SMTP_USE_TLS: 'False',
      SMTP_USERNAME: MAILBOX,
    })
    expect((await sender.send(outgoing())).kind).toBe('deferred')
    expect((await sender.send(outgoing())).kind).toBe('accepted')
    expect(server.mails).toMatchObject([{ user: MAILBOX }])
  })
})
