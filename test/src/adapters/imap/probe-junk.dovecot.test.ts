import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ImapAccount } from '../../../../src/adapters/imap/account.js'
import { probeJunk } from '../../../../src/adapters/imap/probe-junk.js'
import { quietLog } from '../../../fakes/quiet.js'
import { letter } from '../../../ports/mailbox-contract.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import { startDovecot, type DovecotServer } from '../../../servers/dovecot.js'
import { withImap } from '../../../servers/imap-hand.js'

const PASSWORD = 'clave-de-prueba'
const [WITH_JUNK, WITHOUT] = ['con@hotel.example', 'sin@hotel.example']
const SINCE = '2026-11-01T00:00:00.000Z'

describeWithDovecot('probeJunk', () => {
  let server: DovecotServer

  const accountOf = (user: string, changes: Partial<ImapAccount> = {}): ImapAccount => ({
    account: 'imap',
    host: server.host,
    port: server.imapPort,
    secure: 'plain',
    auth: { user, pass: PASSWORD },
    folders: ['INBOX'],
    sentFolder: null,
    checkIntervalMs: 300_000,
    initialDays: 7,
    ...changes,
  })

  beforeAll(async () => {
    server = await startDovecot({ users: { [WITH_JUNK]: PASSWORD, [WITHOUT]: PASSWORD } })
    await withImap(server, WITH_JUNK, PASSWORD, async (client) => {
      await client.mailboxCreate('Junk Email')
      await client.append('Junk Email', letter('nuevo'), [], '2026-11-20T12:00:00Z')
      await client.append('Junk Email', letter('viejo'), [], '2026-10-20T12:00:00Z')
    })
  })

  afterAll(() => server.stop())

  it('gives the headers of what came since, and marks nothing', async () => {
    const junk = await probeJunk(accountOf(WITH_JUNK), SINCE, quietLog)
    expect(junk.ok && junk.value?.map(({ receivedAt }) => receivedAt)).toEqual(['2026-11-20T12:00:00.000Z'])
    const headers = junk.ok ? Buffer.from(junk.value?.[0]?.headers ?? []).toString() : ''
    expect(headers).toContain('Subject: nuevo')
    const seen = await withImap(server, WITH_JUNK, PASSWORD, async (client) => {
      await client.mailboxOpen('Junk Email', { readOnly: true })
      return client.search({ seen: true })
    })
    expect(seen).toEqual([])
  })

  it('gives null where there is no such folder, or where it is watched like any other', async () => {
    expect(await probeJunk(accountOf(WITHOUT), SINCE, quietLog)).toEqual({ ok: true, value: null })
    const watched = accountOf(WITH_JUNK, { folders: ['INBOX', 'Junk Email'] })
    expect(await probeJunk(watched, SINCE, quietLog)).toEqual({ ok: true, value: null })
  })

  it('gives the words of whoever refuses', async () => {
    const account = accountOf(WITH_JUNK, { auth: { user: WITH_JUNK, pass: 'otra' } })
    const junk = await probeJunk(account, SINCE, quietLog)
    expect(junk.ok ? '' : junk.answer).toContain('AUTHENTICATIONFAILED')
  })
})
