import { createServer } from 'node:net'
import type { Socket } from 'node:net'
import { portOf } from './ports.js'

export type SmtpStage = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'text'

export interface ScriptedSmtp {
  readonly port: number
  stop(): Promise<void>
}

const stageOf = (line: string, isText: boolean): SmtpStage | null => {
  if (isText) return line === '.' ? 'text' : null
  const verb = line.split(' ')[0]?.toUpperCase()
  if (verb === 'EHLO' || verb === 'HELO') return 'ehlo'
  if (verb === 'STARTTLS' || verb === 'AUTH') return verb === 'AUTH' ? 'auth' : 'starttls'
  if (verb === 'MAIL' || verb === 'RCPT') return verb === 'MAIL' ? 'mail' : 'rcpt'
  return null
}

const USUAL: Readonly<Record<SmtpStage, string>> = {
  greeting: '220 localhost ESMTP',
  ehlo: '250-localhost\r\n250 AUTH PLAIN XOAUTH2',
  starttls: '502 5.5.1 Command not implemented',
  auth: '235 2.7.0 Accepted',
  mail: '250 2.1.0 Ok',
  rcpt: '250 2.1.5 Ok',
  text: '250 2.0.0 Taken',
}

/** `534-5.7.9 …` goes on: RFC 5321, 4.2.1 has a last line with a space after the code. */
const whole = (answer: string): string =>
  /^\d{3}-[^\r]*$/.test(answer) ? `${answer}\r\n${answer.slice(0, 3)} end` : answer

/**
 * The least that nodemailer needs of a server, without encryption, so that a test can have any answer, word for word, at
 * any stage. `close` ends the connection instead.
 */
export const startScriptedSmtp = async (
  answers: Partial<Record<SmtpStage, string>> = {},
): Promise<ScriptedSmtp> => {
  const sockets = new Set<Socket>()

  const say = (socket: Socket, stage: SmtpStage): void => {
    const answer = answers[stage] ?? USUAL[stage]
    if (answer === 'close') socket.end()
    else socket.write(`${whole(answer)}\r\n`)
  }

  const server = createServer((socket) => {
    let isText = false
    const hear = (line: string): void => {
      const stage = stageOf(line, isText)
      if (stage !== null) say(socket, stage)
      else if (!isText && line === 'DATA') socket.write('354 Go on\r\n')
      else if (!isText) socket.write('250 2.0.0 Ok\r\n')
      isText = stage === 'text' ? false : isText || line === 'DATA'
    }
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    socket.on('data', (data) => String(data).split('\r\n').filter(Boolean).forEach(hear))
    say(socket, 'greeting')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))

  return {
    port: portOf(server),
    stop: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}
