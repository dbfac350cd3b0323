import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ImapAccount } from '../../../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import { serverName } from '../../../../src/adapters/imap/processed-folder.js'
import type { Mailbox } from '../../../../src/ports.js'
import { RecordingSink } from '../../../fakes/mail-sink.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { letter } from '../../../ports/mailbox-contract.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import type { DovecotServer } from '../../../servers/dovecot.js'
import { startDovecot } from '../../../servers/dovecot.js'
import { withImap } from '../../../servers/imap-hand.js'
import type { ScriptedImapOptions } from '../../../servers/scripted-imap.js'
import { startScriptedImap } from '../../../servers/scripted-imap.js'

const PASSWORD = 'clave-de-prueba'

const ends: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

const watch = async (changes: Pick<ImapAccount, 'port'> & Partial<ImapAccount>) => {
  const sink = new RecordingSink()
  const mailbox: Mailbox = createImapMailbox(
    {
      account: 'imap',
      host: '127.0.0.1',
      secure: 'plain',
      auth: { user: 'controloc@hotel.example', pass: PASSWORD },
      folders: ['INBOX'],
      sentFolder: null,
      processedFolder: 'Procesados',
      checkIntervalMs: 300_000,
      initialDays: 7,
      ...changes,
    },
    { clock: systemClock, log: quietLog },
  )
  ends.unshift(() => mailbox.stop())
  mailbox.start(sink)
  await mailbox.sweep()
  const [first] = sink.mails
  const { folder = 'INBOX', uidValidity = '' } = first?.location ?? {}
  const uids = sink.mails.map(({ location }) => location.uid)
  return { mailbox, sink, mails: { folder, uidValidity, uids } }
}

describe('the name of the folder on the server', () => {
  const EXCHANGE = { prefix: '', delimiter: '/' }
  const COURIER = { prefix: 'INBOX.', delimiter: '.' }

  it.each([
    ['Procesados', EXCHANGE, 'Procesados'],
    ['Archivo/OC', EXCHANGE, 'Archivo/OC'],
    ['inbox/Procesados', EXCHANGE, 'INBOX/Procesados'],
    ['Procesados', COURIER, 'INBOX.Procesados'],
    ['Archivo/OC', COURIER, 'INBOX.Archivo.OC'],
    ['INBOX/Procesados', COURIER, 'INBOX.Procesados'],
    ['inbox.Procesados', COURIER, 'INBOX.Procesados'],
    ['inbox', COURIER, 'INBOX'],
  ])('%s', (configured, namespace, expected) => {
    expect(serverName(configured, namespace)).toBe(expected)
  })
})

describe('a server that does not move mails as it should', () => {
  const scripted = async (options: ScriptedImapOptions) => {
    const server = await startScriptedImap({ messages: [letter('una')], ...options })
    ends.push(() => server.stop())
    return { server, ...(await watch({ port: server.port })) }
  }

  it('without MOVE is not asked to copy and delete instead, even where it has UIDPLUS', async () => {
    const { server, mailbox, mails } = await scripted({ capabilities: ['UIDPLUS'] })
    expect(await mailbox.file(mails)).toEqual({ kind: 'refused', why: 'move_not_offered', answer: null })
    expect(server.commands.filter((command) => /COPY|STORE|EXPUNGE|CREATE/u.test(command))).toEqual([])
  })

  it('that refuses the move is read all the same', async () => {
    const { server, mailbox, mails } = await scripted({
      capabilities: ['MOVE'],
      script: (command, tag) => (command.startsWith('UID MOVE') ? [`${tag} NO [NOPERM] no`] : undefined),
    })
    expect(await mailbox.file(mails)).toEqual({ kind: 'refused', why: 'move_refused', answer: null })
    expect(server.commands.filter((command) => /COPY|STORE|EXPUNGE/u.test(command))).toEqual([])
    await mailbox.sweep()
    expect(mailbox.status()).toMatchObject({ connected: true, problem: null })
  })

  it('that goes away in the middle of it has perhaps moved them: it is asked again', async () => {
    const { server, mailbox, mails } = await scripted({
      capabilities: ['MOVE'],
      script: (command) => (command.startsWith('UID MOVE') ? [] : undefined),
    })
    const filing = mailbox.file(mails).catch(String)
    await server.untilCommand('UID MOVE')
    await server.stop()
    expect(await filing).toContain('connection')
  })

  it('that does not let the folder be made says why', async () => {
    const { mailbox, mails } = await scripted({
      capabilities: ['MOVE'],
      script: (command, tag) =>
        command.startsWith('CREATE') ? [`${tag} NO [CANNOT] not below this one`] : undefined,
    })
    const outcome = await mailbox.file(mails)
    expect(outcome).toMatchObject({ kind: 'refused', why: 'folder_not_created' })
    expect(outcome.kind === 'refused' && outcome.answer).toContain('not below this one')
  })
})

describeWithDovecot('moving processed mails', () => {
  let server: DovecotServer
  let courier: DovecotServer
  const users = Array.from({ length: 12 }, () => `${randomUUID()}@hotel.example`)
  const accounts = { users: Object.fromEntries(users.map((user) => [user, PASSWORD])) }

  beforeAll(async () => {
    server = await startDovecot(accounts)
    courier = await startDovecot({ ...accounts, names: 'courier' })
  })
  afterAll(async () => {
    await server.stop()
    await courier.stop()
  })

  /** A mailbox with one mail that has been dealt with, and folders that were there before. */
  const given = async (changes: Partial<ImapAccount>, folders: readonly string[] = [], on = server) => {
    const user = users.pop() ?? ''
    const hand = <T>(work: Parameters<typeof withImap<T>>[3]): Promise<T> =>
      withImap(on, user, PASSWORD, work)
    await hand(async (client) => {
      for (const folder of folders) await client.mailboxCreate(folder)
      await client.append('INBOX', letter('una'))
    })
    const watched = await watch({ port: on.imapPort, auth: { user, pass: PASSWORD }, ...changes })
    return { ...watched, hand }
  }

  const namesOf = (hand: Awaited<ReturnType<typeof given>>['hand']) =>
    hand(async (client) => (await client.list()).map(({ path }) => path).toSorted())

  it('subscribes to the folder that it makes, so that mail programs show it', async () => {
    const { mailbox, mails, hand } = await given({})
    await mailbox.file(mails)
    const listed = await hand((client) => client.list())
    expect(listed.find(({ path }) => path === 'Procesados')?.subscribed).toBe(true)
  })

  it('keeps INTERNALDATE, and marks nothing as read', async () => {
    const { mailbox, mails, sink, hand } = await given({})
    await mailbox.file(mails)
    const [moved] = await hand(async (client) => {
      await client.mailboxOpen('Procesados', { readOnly: true })
      return client.fetchAll('1:*', { internalDate: true, flags: true })
    })
    expect(new Date(moved?.internalDate ?? 0).toISOString()).toBe(sink.mails[0]?.receivedAt)
    expect([...(moved?.flags ?? [])]).not.toContain('\\Seen')
  })

  it('takes a folder that differs only in upper and lower case', async () => {
    const { mailbox, mails, hand } = await given({}, ['procesados'])
    expect(await mailbox.file(mails)).toEqual({ kind: 'moved' })
    expect((await namesOf(hand)).filter((name) => /procesados/iu.test(name))).toEqual(['procesados'])
  })

  it('puts names together as the server does, and makes what lies above', async () => {
    const { mailbox, mails, hand } = await given({ processedFolder: 'Archivo/OC' }, [], courier)
    expect(await mailbox.file(mails)).toEqual({ kind: 'moved' })
    expect(await namesOf(hand)).toContain('INBOX.Archivo.OC')
  })

  it('makes the folder again when somebody has deleted it', async () => {
    const { mailbox, mails, hand } = await given({})
    await mailbox.file(mails)
    await hand(async (client) => {
      await client.mailboxDelete('Procesados')
      await client.append('INBOX', letter('otra'))
    })
    await mailbox.sweep()
    const [uid = 0] = await hand(async (client) => {
      await client.mailboxOpen('INBOX', { readOnly: true })
      return (await client.fetchAll('1:*', { uid: true })).map((row) => row.uid)
    })
    expect(await mailbox.file({ ...mails, uids: [uid] })).toEqual({ kind: 'moved' })
    expect(await namesOf(hand)).toContain('Procesados')
  })

  it.each([
    ['the sent ones, known by their name', { processedFolder: 'Elementos enviados' }, []],
    ['the deleted ones', { processedFolder: 'Elementos eliminados' }, ['Elementos eliminados']],
    ['the unwanted ones', { processedFolder: 'Cuarentena', junkFolder: 'Cuarentena' }, ['Cuarentena']],
    ['one that is watched', { processedFolder: 'oc', folders: ['INBOX', 'OC'] }, ['OC']],
    ['the inbox', { processedFolder: 'INBOX', folders: ['OC', 'INBOX'] }, ['OC']],
  ])('does not move them among %s', async (_, changes, folders) => {
    const { mailbox, mails } = await given(changes, folders)
    expect(await mailbox.file(mails)).toMatchObject({ kind: 'refused', why: 'folder_unsuitable' })
  })
})
