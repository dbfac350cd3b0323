import { afterEach, describe, expect, it } from 'vitest'
import type { ImapAccount } from '../../../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../../../src/adapters/imap/imap-mailbox.js'
import type { Logger, Mailbox } from '../../../../src/ports.js'
import { RecordingSink } from '../../../fakes/mail-sink.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { letter } from '../../../ports/mailbox-contract.js'
import { freePorts } from '../../../servers/ports.js'
import type { ScriptedImap, ScriptedImapOptions } from '../../../servers/scripted-imap.js'
import { startScriptedImap } from '../../../servers/scripted-imap.js'

const ends: (() => Promise<void>)[] = []

const watch = (
  port: number,
  changes: Partial<ImapAccount> = {},
  log: Logger = quietLog,
  sink = new RecordingSink(),
): { mailbox: Mailbox; sink: RecordingSink } => {
  const mailbox = createImapMailbox(
    {
      account: 'imap',
      host: '127.0.0.1',
      port,
      secure: 'plain',
      auth: { user: 'oc@hotel.example', pass: 'secreto' },
      folders: ['INBOX'],
      sentFolder: null,
      checkIntervalMs: 300_000,
      initialDays: 7,
      ...changes,
    },
    { clock: systemClock, log, random: () => 1 },
  )
  ends.unshift(() => mailbox.stop())
  mailbox.start(sink)
  return { mailbox, sink }
}

const start = async (options: ScriptedImapOptions): Promise<ScriptedImap> => {
  const server = await startScriptedImap(options)
  ends.push(() => server.stop())
  return server
}

const MESSAGES = ['uno', 'dos', 'tres'].map((subject) => letter(subject))

afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

describe('a server that does not hand a message out', () => {
  it('hands its neighbours over, when a FETCH of all fails because of one', async () => {
    const server = await start({
      messages: MESSAGES,
      script: (command, tag) =>
        /FETCH \d+,.*BODY\.PEEK/.test(command) ? [`${tag} NO some message is broken`] : undefined,
    })
    const { mailbox, sink } = watch(server.port)
    await mailbox.sweep()
    expect(sink.subjects()).toEqual(['uno', 'dos', 'tres'])
  })

  it('asks again for what a FETCH left out', async () => {
    const left = `* 1 FETCH (UID 1 BODY[] {${MESSAGES[0]?.length}}\r\n${MESSAGES[0]})`
    const server = await start({
      messages: MESSAGES,
      script: (command, tag) =>
        /FETCH \d+,.*BODY\.PEEK/.test(command)
          ? [left, `${tag} NO Some of the requested messages no longer exist.`]
          : undefined,
    })
    const { mailbox, sink } = watch(server.port)
    await mailbox.sweep()
    expect(sink.subjects()).toEqual(['uno', 'dos', 'tres'])
  })

  it('hands it over without its source, in the end, so that somebody sees it', async () => {
    const server = await start({
      messages: MESSAGES,
      script: (command, tag) =>
        /FETCH (\d+,|2 ).*BODY\.PEEK/.test(command) ? [`${tag} NO message is broken`] : undefined,
    })
    const { mailbox, sink } = watch(server.port)
    await expect(mailbox.sweep()).rejects.toThrow('broken')
    await expect(mailbox.sweep()).rejects.toThrow('broken')
    await mailbox.sweep()
    expect(sink.mails.map(({ source }) => source === null)).toEqual([false, true, false])
  })
})

describe('a server that is away or does not let us in', () => {
  it('says why, and that it is not connected', async () => {
    const [port = 1] = await freePorts(1)
    const { mailbox } = watch(port)
    await expect(mailbox.sweep()).rejects.toThrow('ECONNREFUSED')
    expect(mailbox.status()).toMatchObject({ connected: false, lastSweepAt: null })
    expect(mailbox.status().problem).toContain('ECONNREFUSED')
  })

  it('names a refused login without its password, and does not knock again for a sweep', async () => {
    const server = await start({
      script: (command, tag) =>
        command.startsWith('LOGIN') ? [`${tag} NO [AUTHENTICATIONFAILED] Wrong credentials`] : undefined,
    })
    const { mailbox } = watch(server.port)
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATIONFAILED')
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATIONFAILED')
    expect(mailbox.status().problem).toContain('AUTHENTICATIONFAILED')
    expect(mailbox.status().problem).not.toContain('secreto')
    expect(server.commands.filter((command) => command.startsWith('LOGIN'))).toHaveLength(1)
  })

  it('stays away as long as a throttled server asks', async () => {
    const server = await start({
      script: (command, tag) =>
        command.startsWith('LOGIN')
          ? [`${tag} BAD Request is throttled. Suggested Backoff Time: 100 milliseconds`]
          : undefined,
    })
    const { mailbox } = watch(server.port)
    await server.untilCommand('LOGIN', 2)
    expect(mailbox.status().problem).toContain('throttled')
  })

  it.each(['EXAMINE', 'UID SEARCH', 'UID FETCH'])(
    'stays away when it is throttled at %s, and misses nothing',
    async (wanted) => {
      let refused = false
      const server = await start({
        messages: MESSAGES,
        script: (command, tag) => {
          if (refused || !command.startsWith(wanted)) return undefined
          refused = true
          return [`${tag} BAD Request is throttled. Suggested Backoff Time: 100 milliseconds`]
        },
      })
      const { sink } = watch(server.port)
      await sink.until(() => sink.mails.length === MESSAGES.length)
      expect(sink.subjects()).toEqual(['uno', 'dos', 'tres'])
    },
  )

  it('says in the log that a server asks for patience in the middle of reading', async () => {
    const warnings: string[] = []
    const log = { ...quietLog, warn: (_fields: object, message: string) => void warnings.push(message) }
    let refused = false
    const server = await start({
      messages: MESSAGES,
      script: (command, tag) => {
        if (refused || !command.startsWith('UID FETCH')) return undefined
        refused = true
        return [`${tag} BAD Request is throttled. Suggested Backoff Time: 100 milliseconds`]
      },
    })
    const { sink } = watch(server.port, {}, log)
    await sink.until(() => sink.mails.length === MESSAGES.length)
    expect(warnings).toContain('mailbox is throttled: its server is left alone for a while')
  })

  it('does not speak at all to a server without STARTTLS, when that is asked for', async () => {
    const server = await start({})
    const { mailbox } = watch(server.port, { secure: 'starttls' })
    await expect(mailbox.sweep()).rejects.toThrow('STARTTLS')
    expect(server.commands.some((command) => command.startsWith('LOGIN'))).toBe(false)
  })

  it('shows another token, and soon, when one was refused, and then only as often as a password', async () => {
    const server = await start({
      capabilities: ['AUTH=XOAUTH2', 'SASL-IR'],
      script: (command, tag) =>
        command.startsWith('AUTHENTICATE') ? [`${tag} NO AUTHENTICATE failed.`] : undefined,
    })
    let serial = 1
    const auth = {
      user: 'oc@hotel.example',
      accessToken: async () => `ficha-${serial}`,
      onRefused: () => void (serial += 1),
    }
    const { mailbox } = watch(server.port, { auth })
    await server.untilCommand('AUTHENTICATE', 2)
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATE failed')
    await expect(mailbox.sweep()).rejects.toThrow('AUTHENTICATE failed')
    const shown = server.commands
      .filter((command) => command.startsWith('AUTHENTICATE'))
      .map((command) => Buffer.from(command.split(' ').at(-1) ?? '', 'base64').toString())
    expect(shown.map((text) => /ficha-\d/.exec(text)?.[0])).toEqual(['ficha-1', 'ficha-2'])
  })

  it('defers to the token service, and says when it is away', async () => {
    const server = await start({})
    const accessToken = (): Promise<string> => Promise.reject(new Error('the tenant is away'))
    const { mailbox } = watch(server.port, { auth: { user: 'oc@hotel.example', accessToken } })
    await expect(mailbox.sweep()).rejects.toThrow('the tenant is away')
  })
})

describe('a folder with another UIDVALIDITY than before', () => {
  it('is told of in the log, once', async () => {
    const warnings: string[] = []
    const log = { ...quietLog, warn: (_fields: object, message: string) => void warnings.push(message) }
    const server = await start({ messages: MESSAGES })
    const sink = new RecordingSink()
    await sink.receive({
      position: { account: 'imap', folder: 'INBOX', uidValidity: '6', lastUid: 3 },
      mails: [],
    })
    const { mailbox } = watch(server.port, {}, log, sink)
    await mailbox.sweep()
    await mailbox.sweep()
    expect(warnings).toEqual([
      'folder was numbered anew: it is read again, and what is known is not taken twice',
    ])
  })
})

describe('a server without IDLE that works', () => {
  it('does not ask for it again and again when it is refused', async () => {
    const server = await start({
      script: (command, tag) => (command === 'IDLE' ? [`${tag} NO not now`] : undefined),
    })
    const { mailbox } = watch(server.port)
    await mailbox.sweep()
    await server.untilCommand('IDLE')
    await mailbox.sweep()
    await mailbox.sweep()
    expect(server.commands.filter((command) => command === 'IDLE')).toHaveLength(1)
  })
})

describe('stop', () => {
  it('ends a pause between two tries at once', async () => {
    const [port = 1] = await freePorts(1)
    const { mailbox } = watch(port)
    await expect(mailbox.sweep()).rejects.toThrow('ECONNREFUSED')
    await mailbox.stop()
    await expect(mailbox.sweep()).rejects.toThrow('not running')
  })

  it('ends while the server is still silent', async () => {
    const server = await start({ script: (command) => (command.startsWith('LOGIN') ? [] : undefined) })
    const { mailbox } = watch(server.port)
    await server.untilCommand('LOGIN')
    await mailbox.stop()
    expect(mailbox.status().connected).toBe(false)
  })

  it('ends while no token has come yet', async () => {
    const server = await start({})
    let asked = (): void => undefined
    const asking = new Promise<void>((resolve) => (asked = resolve))
    const accessToken = (): Promise<string> => {
      asked()
      return new Promise(() => undefined)
    }
    const { mailbox } = watch(server.port, { auth: { user: 'oc@hotel.example', accessToken } })
    await asking
    await mailbox.stop()
    expect(server.commands).toEqual([])
  })
})
