import type { ImapFlow } from 'imapflow'
import type { Logger } from '../../ports.js'
import { mainFolder } from './account.js'
import type { Agenda, Pass } from './agenda.js'
import { backoffMs } from './backoff.js'
import { describeImapError, judgeImapFault } from './imap-fault.js'
import type { FolderWork } from './read-folder.js'
import { readFolder, SinkFault } from './read-folder.js'

/** What lives as long as the account is watched, over all its connections. */
export interface Watch {
  readonly work: FolderWork
  readonly agenda: Agenda
  readonly log: Logger
  readonly random: () => number
  /** Folders that could not be read, with the reason. */
  readonly folderProblems: Map<string, string>
  /** How often in a row a folder's mails were not taken. */
  readonly refusedBatches: Map<string, number>
  readonly onSwept: () => void
  readonly isStopped: () => boolean
}

/** Timers that end with the connection; one of a name at a time, the later one counts. */
const createTimers = () => {
  const timers = new Map<string, NodeJS.Timeout>()
  return {
    after(name: string, ms: number, act: () => void): void {
      clearTimeout(timers.get(name))
      timers.set(name, setTimeout(act, ms))
    },
    clear: (): void => timers.forEach((timer) => clearTimeout(timer)),
  }
}

type Timers = ReturnType<typeof createTimers>

/** A server that refuses IDLE at once must not be asked again at once. */
const IDLE_REFUSED_PAUSE_MS = 5_000

/** One folder could not be read; the connection, and the other folders, are none the worse. */
class FolderFault extends Error {}

const scheduleRetry = (watch: Watch, timers: Timers, folder: string): void => {
  const attempt = watch.refusedBatches.get(folder) ?? 0
  watch.refusedBatches.set(folder, attempt + 1)
  timers.after(`retry ${folder}`, backoffMs(attempt, watch.random()), () => watch.agenda.mark(folder))
}

const noteFolderFault = (watch: Watch, timers: Timers, folder: string, error: unknown): FolderFault => {
  const reason = describeImapError(error)
  watch.folderProblems.set(folder, reason)
  watch.log.warn({ account: watch.work.account.account, folder, reason }, 'folder could not be read')
  if (error instanceof SinkFault) scheduleRetry(watch, timers, folder)
  return new FolderFault(`folder ${folder}: ${reason}`, { cause: error })
}

/** Null when the folder was read. @throws what ends the connection. */
const visitFolder = async (
  client: ImapFlow,
  watch: Watch,
  timers: Timers,
  folder: string,
): Promise<FolderFault | null> => {
  try {
    await readFolder(client, folder, watch.work)
    watch.folderProblems.delete(folder)
    watch.refusedBatches.delete(folder)
    return null
  } catch (error) {
    if (!(error instanceof SinkFault) && judgeImapFault(error).kind !== 'folder') throw error
    return noteFolderFault(watch, timers, folder, error)
  }
}

/** @throws FolderFault for the first folder that could not be read, after all the others; at once what ends the connection. */
const readFolders = async (client: ImapFlow, watch: Watch, timers: Timers, pass: Pass): Promise<void> => {
  const faults: FolderFault[] = []
  for (const folder of pass.folders) {
    if (watch.isStopped()) throw new Error('the mailbox was stopped')
    const fault = await visitFolder(client, watch, timers, folder)
    if (fault !== null) faults.push(fault)
  }
  if (faults[0] !== undefined) throw faults[0]
}

const endSweep = (watch: Watch, timers: Timers): void => {
  watch.onSwept()
  timers.after('sweep', watch.work.account.checkIntervalMs, () => watch.agenda.markAll())
}

const runPass = async (client: ImapFlow, watch: Watch, timers: Timers, pass: Pass): Promise<void> => {
  try {
    await readFolders(client, watch, timers, pass)
    if (pass.isSweep) endSweep(watch, timers)
    pass.waiters.forEach((waiter) => waiter.resolve())
  } catch (error) {
    const isFolderFault = error instanceof FolderFault
    const told = isFolderFault ? error : new Error(describeImapError(error), { cause: error })
    pass.waiters.forEach((waiter) => waiter.reject(told))
    if (!isFolderFault) throw error
    if (pass.isSweep) endSweep(watch, timers)
  }
}

/** A look-up leaves the connection on another folder, where arrivals in the main one are not heard: it is read again. */
const runLookUp = async (client: ImapFlow, watch: Watch): Promise<void> => {
  const lookUp = watch.agenda.takeLookUp()
  if (lookUp === null) return
  watch.agenda.mark(mainFolder(watch.work.account))
  try {
    await lookUp.run(client)
  } catch (error) {
    lookUp.reject(error)
    if (judgeImapFault(error).kind !== 'folder' && !client.usable) throw error
  }
}

const idle = async (client: ImapFlow, agenda: Agenda, timers: Timers): Promise<void> => {
  const wish = agenda.nextWish()
  if (!agenda.isEmpty()) return
  // The next command breaks the IDLE, so there is nothing to undo when a wish comes first.
  const ended = client.idle().catch(() => false)
  const refused = await Promise.race([ended, wish])
  if (refused !== false || !client.usable) return
  await Promise.race([
    wish,
    new Promise<void>((resolve) => timers.after('idle', IDLE_REFUSED_PAUSE_MS, resolve)),
  ])
}

/** IDLE needs the main folder to be the selected one; where it is not, it could not be read, and only time helps. */
const rest = async (client: ImapFlow, watch: Watch, timers: Timers): Promise<void> => {
  const selected = client.mailbox === false ? null : client.mailbox.path
  if (selected === null) await watch.agenda.nextWish()
  else await idle(client, watch.agenda, timers)
}

/**
 * Works the agenda off on a connected client until the connection ends.
 * @throws always in the end: what ended the connection.
 */
export const runSession = async (client: ImapFlow, watch: Watch): Promise<never> => {
  const timers = createTimers()
  let lastError: unknown = new Error('the server closed the connection')
  client.on('error', (error: Error) => {
    lastError = error
  })
  client.on('exists', ({ path }) => watch.agenda.mark(path))
  // Whoever rests is woken, and sees that the connection is gone.
  client.on('close', () => watch.agenda.mark(mainFolder(watch.work.account)))
  watch.agenda.markAll()
  try {
    for (;;) {
      if (!client.usable) throw lastError
      const pass = watch.agenda.takePass()
      if (pass !== null) await runPass(client, watch, timers, pass)
      else if (!watch.agenda.isEmpty()) await runLookUp(client, watch)
      else await rest(client, watch, timers)
    }
  } finally {
    timers.clear()
  }
}
