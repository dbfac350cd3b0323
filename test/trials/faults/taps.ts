import type { Line, Tap } from '../../servers/tcp-proxy.js'

/** Nobody hears anybody, and the line stays. */
export const BLACK_HOLE: Tap = { near: () => null, far: () => null }

const SLOW_PIECE = 256
const SLOW_EVERY_MS = 5

/** What the server says comes in small pieces, one after the other. */
export const slowTap = (): Tap => {
  const waiting = new Map<Line, Buffer[]>()
  const trickle = (line: Line): void => {
    const piece = waiting.get(line)?.shift()
    if (piece === undefined) return void waiting.delete(line)
    line.answer(piece)
    setTimeout(() => trickle(line), SLOW_EVERY_MS)
  }
  const pieces = (data: Buffer): Buffer[] =>
    Array.from({ length: Math.ceil(data.length / SLOW_PIECE) }, (_, at) =>
      data.subarray(at * SLOW_PIECE, (at + 1) * SLOW_PIECE),
    )
  return {
    far: (data, line) => {
      const queue = waiting.get(line)
      if (queue) queue.push(...pieces(data))
      else {
        waiting.set(line, pieces(data))
        trickle(line)
      }
      return null
    },
  }
}

/** Cuts after so many bytes of the first message that is fetched. */
export const cutInFetch = (bytes: number, how: 'fin' | 'reset', done: () => void): Tap => {
  let left: number | null = null
  return {
    far: (data, line) => {
      const text = data.toString('latin1')
      const begin = left === null ? text.search(/BODY\[\] \{\d+\}/) : 0
      if (begin < 0) return data
      const budget = left ?? begin + bytes
      if (data.length < budget) {
        left = budget - data.length
        return data
      }
      line.answer(data.subarray(0, budget))
      line.cut(how)
      done()
      return null
    },
  }
}

/** The server waits for the text (RFC 5321, 4.1.1.4); with pipelining the answers before it come along. */
const GO_ON = /(?:^|\n)354[^\n]*\n/

/** The server will not have the text: answers so once in the place of its "go on", and hangs up. */
export const smtpRefusesText = (words: string, done: () => void): Tap => {
  let refused = false
  return {
    far: (data, line) => {
      const text = data.toString('latin1')
      if (refused || !GO_ON.test(text)) return data
      refused = true
      line.answer(text.replace(/354[^\n]*\n/, `${words}\r\n`))
      line.cut('fin')
      done()
      return null
    },
  }
}

/** Cuts after so many bytes of the first mail that is sent. */
export const cutInData = (bytes: number, how: 'fin' | 'reset', done: () => void): Tap => {
  let left: number | null = null
  return {
    far: (data) => {
      if (GO_ON.test(data.toString('latin1'))) left ??= bytes
      return data
    },
    near: (data, line) => {
      if (left === null) return data
      left -= data.length
      if (left > 0) return data
      line.cut(how)
      done()
      return null
    },
  }
}

/** Answers an IMAP command in the server's place, so many times. */
export const imapAnswer = (command: RegExp, words: string, times: number, done: () => void): Tap => {
  let left = times
  return {
    near: (data, line) => {
      const [, tag = '', rest = ''] = /^(\S+) (.*)/.exec(data.toString('latin1')) ?? []
      if (left === 0 || !command.test(rest)) return data
      left -= 1
      line.answer(`${tag} ${words}\r\n`)
      if (left === 0) done()
      return null
    },
  }
}

/** Refuses the first EHLO, and the HELO that may follow it on the same line (RFC 5321, 3.2). */
export const smtpRefusesHello = (words: string, done: () => void): Tap => {
  let refused: Line | null = null
  return {
    near: (data, line) => {
      if (!/^(?:EHLO|HELO) /i.test(data.toString('latin1'))) return data
      if (refused !== null && refused !== line) return data
      if (refused === null) done()
      refused = line
      line.answer(`${words}\r\n`)
      return null
    },
  }
}
