import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { portOf } from './ports.js'

export interface ScriptedImapOptions {
  /** Messages of the INBOX, from UID 1 on. */
  readonly messages?: readonly string[]
  /**
   * Lines to send in place of the server's own answer to a command; the last one must bear the tag. `command` is without
   * its tag.
   */
  readonly script?: (command: string, tag: string) => readonly string[] | undefined
  /** Beside IMAP4rev1 and IDLE. */
  readonly capabilities?: readonly string[]
}

export interface ScriptedImap {
  readonly port: number
  /** All commands that came, without their tags. */
  readonly commands: readonly string[]
  /** Resolves when a command that begins like this has come so many times. */
  untilCommand(start: string, times?: number): Promise<void>
  stop(): Promise<void>
}

const uidsOf = (set: string, last: number): readonly number[] =>
  set.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split(':').map((bound) => (bound === '*' ? last : Number(bound)))
    const [low, high] = [Math.min(from, to), Math.max(from, to)]
    return Array.from({ length: high - low + 1 }, (_, at) => low + at)
  })

const fetchLine = (uid: number, message: string, wantsSource: boolean): string => {
  const source = wantsSource ? ` BODY[] {${Buffer.byteLength(message)}}\r\n${message}` : ''
  const size = Buffer.byteLength(message)
  return `* ${uid} FETCH (UID ${uid} RFC822.SIZE ${size} INTERNALDATE "${imapDate(new Date())}"${source})`
}

const imapDate = (date: Date): string => {
  const [, day, month, year, time] = date.toUTCString().split(' ')
  return `${day}-${month}-${year} ${time} +0000`
}

/** The least that imapflow needs of a server, so that a test can put faults that no real server shows when asked. */
export const startScriptedImap = async (options: ScriptedImapOptions = {}): Promise<ScriptedImap> => {
  const { messages = [], script = () => undefined } = options
  const commands: string[] = []
  const sockets = new Set<Socket>()
  let waiting: (() => void)[] = []
  const capabilities = ['IMAP4rev1', 'IDLE', ...(options.capabilities ?? [])].join(' ')

  const fetchAnswer = (command: string): readonly string[] => {
    const set = /FETCH (\S+)/.exec(command)?.[1] ?? ''
    return uidsOf(set, messages.length).flatMap((uid) => {
      const message = messages[uid - 1]
      return message === undefined ? [] : [fetchLine(uid, message, command.includes('BODY.PEEK[]'))]
    })
  }

  const untagged = (command: string): readonly string[] => {
    if (command.startsWith('CAPABILITY')) return [`* CAPABILITY ${capabilities}`]
    if (/^(LIST|LSUB)/.test(command)) return ['* LIST (\\HasNoChildren) "/" INBOX']
    if (/^(SELECT|EXAMINE)/.test(command)) {
      return [
        `* ${messages.length} EXISTS`,
        '* OK [UIDVALIDITY 7] ok',
        `* OK [UIDNEXT ${messages.length + 1}] ok`,
      ]
    }
    if (command.startsWith('UID SEARCH')) return [`* SEARCH ${messages.map((_, at) => at + 1).join(' ')}`]
    return command.startsWith('UID FETCH') ? fetchAnswer(command) : []
  }

  const answer = (line: string, idleTag: string | null): readonly string[] => {
    if (line === 'DONE') return [`${idleTag} OK idle ended`]
    const [tag = '', ...words] = line.split(' ')
    const command = words.join(' ')
    commands.push(command)
    waiting.splice(0).forEach((look) => look())
    const scripted = script(command, tag)
    if (scripted !== undefined) return scripted
    return command === 'IDLE' ? ['+ idling'] : [...untagged(command), `${tag} OK done`]
  }

  const server = createServer((socket) => {
    let idleTag: string | null = null
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.write(`* OK [CAPABILITY ${capabilities}] ready\r\n`)
    socket.on('data', (data) => {
      for (const line of String(data).split('\r\n').filter(Boolean)) {
        const reply = answer(line, idleTag)
        if (line.endsWith(' IDLE')) idleTag = line.split(' ')[0] ?? null
        socket.write(reply.map((text) => `${text}\r\n`).join(''))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))

  return {
    port: portOf(server),
    commands,
    async untilCommand(start, times = 1) {
      const seen = (): number => commands.filter((command) => command.startsWith(start)).length
      while (seen() < times) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    stop: () =>
      new Promise((resolve) => {
        waiting = []
        sockets.forEach((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}
