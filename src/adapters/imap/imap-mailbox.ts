import type { ImapFlow } from 'imapflow'
import type { Instant } from '../../domain/time.js'
import type { SettledMails } from '../../domain/filing.js'
import type { FilingOutcome, JunkMail, Mailbox, MailboxStatus, MailSink, SentMailQuery } from '../../ports.js'
import type { ImapAccount, ImapParts } from './account.js'
import { createAgenda } from './agenda.js'
import { reconnectDelayMs } from './backoff.js'
import { createClient } from './client.js'
import { judgeImapFault } from './imap-fault.js'
import { fileMails } from './file-mails.js'
import type { ImapFault } from './imap-fault.js'
import { junkSince } from './junk-folder.js'
import { findProcessedFolder } from './processed-folder.js'
import { readFiled } from './read-folder.js'
import type { FolderWork } from './read-folder.js'
import { sentFolderHas } from './sent-folder.js'
import type { Watch } from './session.js'
import { runSession } from './session.js'

/**
 * Watches one IMAP account on one connection: IDLE on the main folder (RFC 2177), and a sweep of every folder at the
 * interval. Mails are known by UIDVALIDITY and UID; `\Seen` is neither asked nor changed. Reconnects for ever.
 */
export const createImapMailbox = (account: ImapAccount, parts: ImapParts): Mailbox => {
  const { clock, log, random = Math.random } = parts
  const agenda = createAgenda(account.folders)
  const folderProblems = new Map<string, string>()
  let client: ImapFlow | null = null
  let running: Promise<void> | null = null
  let work: FolderWork | null = null
  let stopped = false
  let lastSweepAt: Instant | null = null
  let fault: ImapFault | null = null
  let attempt = 0
  /** Known once a connection: an IDLE is not broken off for a folder that is not there. */
  let hasNoJunk = false
  let refusedTokens = 0
  let endPause: () => void = () => undefined
  let announceStop: () => void = () => undefined

  /** Null when it is stopped first. Raced with one promise of the stop, every client that ever was would hang on that one. */
  const unlessStopped = <T>(given: Promise<T>): Promise<T | null> =>
    new Promise((resolve, reject) => {
      announceStop = () => resolve(null)
      given.then(resolve, reject)
    })

  const workFor = (sink: MailSink): FolderWork => ({
    account,
    sink,
    clock,
    log,
    firstScans: new Map(),
    refusals: new Map(),
  })

  const watchFor = (given: FolderWork): Watch => ({
    work: given,
    agenda,
    log,
    random,
    folderProblems,
    refusedBatches: new Map(),
    onSwept: () => {
      lastSweepAt = clock.now()
      attempt = 0
      refusedTokens = 0
    },
    isStopped: () => stopped,
  })

  const connectOnce = async (watch: Watch): Promise<void> => {
    // A token may take its time; nobody who stops waits for it.
    const fresh = await unlessStopped(createClient(account, log))
    if (fresh === null || stopped) return
    client = fresh
    // An error event without a listener would end the process; the session puts its own beside this one.
    fresh.on('error', () => undefined)
    try {
      await fresh.connect()
      hasNoJunk = false
      fault = null
      log.info({ account: account.account, host: account.host }, 'mailbox connected')
      await runSession(fresh, watch)
    } finally {
      fresh.close()
      client = null
    }
  }

  /** Somebody who waits ends a pause, but not one that the server asked for, and not one for a wrong password. */
  const pause = (ms: number, mayBeCut: boolean): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => endPause(), ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
      agenda.onWish(() => {
        if (!agenda.isAwaited()) return
        if (mayBeCut) endPause()
        else agenda.giveUp(new Error(fault?.message ?? 'the mailbox is not connected'))
      })
    })

  const isFirstRefusalOfToken = ({ kind }: ImapFault): boolean => {
    if (kind !== 'credentials' || !('accessToken' in account.auth)) return false
    account.auth.onRefused?.()
    return refusedTokens++ === 0
  }

  const cycle = async (watch: Watch): Promise<void> => {
    try {
      await connectOnce(watch)
    } catch (error) {
      if (stopped) return
      fault = judgeImapFault(error)
      const delayMs = reconnectDelayMs(fault, attempt++, random(), isFirstRefusalOfToken(fault))
      log.warn(
        { account: account.account, fault: fault.kind, reason: fault.message, delayMs },
        'mailbox is away',
      )
      agenda.giveUp(new Error(fault.message, { cause: error }))
      await pause(delayMs, fault.kind === 'connection' || fault.kind === 'folder')
    }
  }

  const run = async (watch: Watch): Promise<void> => {
    while (!watch.isStopped()) await cycle(watch)
  }

  const problem = (): string | null => {
    const folders = [...folderProblems].map(([folder, reason]) => `folder ${folder}: ${reason}`)
    return fault?.message ?? (folders.length > 0 ? folders.join('; ') : null)
  }

  const refuseWhenIdle = (): void => {
    if (running === null || stopped) throw new Error('the mailbox is not running')
  }

  return {
    account: account.account,
    start(sink: MailSink): void {
      if (running !== null) return
      work = workFor(sink)
      running = run(watchFor(work))
    },
    async sweep(): Promise<void> {
      refuseWhenIdle()
      await agenda.sweep()
    },
    async sentFolderHas(query: SentMailQuery): Promise<boolean> {
      refuseWhenIdle()
      return agenda.lookUp((connected) => sentFolderHas(connected, account.sentFolder, query))
    },
    async junkSince(since: Instant): Promise<readonly JunkMail[] | null> {
      refuseWhenIdle()
      if (hasNoJunk) return null
      const found = await agenda.lookUp((connected) => junkSince(connected, account, since))
      hasNoJunk = found === null
      return found
    },
    async file(mails: SettledMails): Promise<FilingOutcome> {
      refuseWhenIdle()
      return agenda.lookUp((connected) => fileMails(connected, account, mails))
    },
    async readFiled(since: Instant): Promise<void> {
      refuseWhenIdle()
      const { processedFolder: configured = null } = account
      if (configured === null) return
      await agenda.lookUp(async (connected) => {
        const { path, exists, suitable } = await findProcessedFolder(connected, configured, account)
        if (work !== null && exists && suitable) await readFiled(connected, path, since, work)
      })
    },
    status: (): MailboxStatus => ({
      account: account.account,
      connected: client?.usable === true,
      lastSweepAt,
      problem: problem(),
    }),
    async stop(): Promise<void> {
      stopped = true
      announceStop()
      endPause()
      client?.close()
      agenda.giveUp(new Error('the mailbox was stopped'))
      await running
      agenda.giveUp(new Error('the mailbox was stopped'))
    },
  }
}
