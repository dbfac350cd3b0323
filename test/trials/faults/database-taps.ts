import type { Line, Tap } from '../../servers/tcp-proxy.js'

/** What a transaction writes first (ADR 0038). */
const WRITES = 'insert into commits'
/** A message of its own, closed by a zero (PostgreSQL manual, 55.7: Query). */
const COMMIT = 'commit\0'

const says = (data: Buffer, words: string): boolean => data.includes(words, 0, 'latin1')

/** Sees the lines on which something is being written; once it was done, it only listens. */
const onceWriting = (
  act: (moment: { readonly isCommit: boolean; readonly line: Line }) => 'done' | 'go on',
  done: () => void,
): NonNullable<Tap['near']> => {
  const writing = new Set<Line>()
  let isDone = false
  return (data, line) => {
    if (says(data, WRITES)) writing.add(line)
    if (isDone || !writing.has(line)) return data
    const isCommit = says(data, COMMIT)
    if (isCommit) writing.delete(line)
    if (act({ isCommit, line }) === 'go on') return data
    isDone = true
    done()
    return null
  }
}

/** The connection breaks in the middle of the first transaction that writes. */
export const cutInTransaction = (done: () => void): Tap => ({
  near: onceWriting(({ line }) => {
    line.cut('reset')
    return 'done'
  }, done),
})

/** It breaks with the commit on its way, which never arrives. */
export const cutBeforeCommit = (done: () => void): Tap => ({
  near: onceWriting(({ isCommit, line }) => {
    if (!isCommit) return 'go on'
    line.cut('reset')
    return 'done'
  }, done),
})

/** The server commits, and the connection breaks before its answer has arrived. */
export const cutAfterCommit = (done: () => void): Tap => {
  let committing: Line | null = null
  let isDone = false
  return {
    near: onceWriting(
      ({ isCommit, line }) => {
        if (isCommit) committing ??= line
        return 'go on'
      },
      () => undefined,
    ),
    far: (data, line) => {
      if (isDone || line !== committing) return data
      isDone = true
      line.cut('reset')
      done()
      return null
    },
  }
}
