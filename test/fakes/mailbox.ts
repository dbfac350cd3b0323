import type { RawMail } from '../../src/domain/mail.js'
import { addMs, DAY_MS } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'
import type { SettledMails } from '../../src/domain/filing.js'
import type {
  FilingOutcome,
  FilingRefusal,
  Clock,
  FolderPosition,
  JunkMail,
  Mailbox,
  MailSink,
  SentMailQuery,
} from '../../src/ports.js'

export interface FakeMailboxSettings {
  readonly account: string
  readonly folders: readonly string[]
  readonly sentFolder?: string
  readonly processedFolder?: string
  readonly initialDays?: number
  readonly maxMailBytes?: number
  readonly clock: Clock
  /** After how long a batch that was not taken comes again. Default 10 ms. */
  readonly retryMs?: number
}

interface StoredMail {
  readonly uid: number
  readonly receivedAt: Instant
  readonly source: Uint8Array
}

interface Folder {
  uidValidity: number
  nextUid: number
  mails: StoredMail[]
}

const BATCH = 50

const headerLines = (source: Uint8Array): readonly string[] =>
  (
    Buffer.from(source)
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? ''
  ).split(/\r?\n/)

/** Unwanted mail lies in `Junk`, once that folder was created. */
const MOST_JUNK = 200

const headerBlock = (source: Uint8Array): Uint8Array =>
  Buffer.from(`${headerLines(source).join('\r\n')}\r\n\r\n`)

const SUBJECT = /^Subject: (.*)$/mu

const hasHeader = (mail: StoredMail, name: string, value: string): boolean =>
  headerLines(mail.source).some((line) => line.toLowerCase() === `${name}: ${value}`.toLowerCase())

/** A mailbox in memory, with the ways of the real one: it pushes what is delivered, and asks the sink how far it is. */
export class FakeMailbox implements Mailbox {
  readonly account: string
  readonly #settings: FakeMailboxSettings
  readonly #folders = new Map<string, Folder>()
  #sink: MailSink | null = null
  #tail: Promise<void> = Promise.resolve()
  #lastSweepAt: Instant | null = null
  #problem: string | null = null
  #away = false
  /** How filing ends from now on, in place of moving anything. */
  refusesToFile: FilingRefusal | null = null
  /** What was moved, in one command each. */
  readonly filed: SettledMails[] = []
  #retry: NodeJS.Timeout | undefined

  constructor(settings: FakeMailboxSettings) {
    this.account = settings.account
    this.#settings = settings
    settings.folders.forEach((folder) => this.createFolder(folder))
    if (settings.sentFolder !== undefined) this.createFolder(settings.sentFolder)
  }

  createFolder(folder: string): void {
    if (!this.#folders.has(folder)) this.#folders.set(folder, { uidValidity: 1, nextUid: 1, mails: [] })
  }

  /** Puts a mail into a folder (default: the main one) and tells the sink, when it has been started. */
  deliver(mail: string | Uint8Array, options: { folder?: string; receivedAt?: Instant } = {}): void {
    const folder = this.#folder(options.folder ?? this.#main())
    const source = typeof mail === 'string' ? Buffer.from(mail.replaceAll(/\r?\n/g, '\r\n')) : mail
    const receivedAt = options.receivedAt ?? this.#settings.clock.now()
    folder.mails.push({ uid: folder.nextUid++, receivedAt, source })
    if (this.#sink !== null && !this.#away) this.#readInBackground()
  }

  removeFolder(folder: string): void {
    this.#folders.delete(folder)
  }

  expunge(folder: string, uid: number): void {
    const place = this.#folder(folder)
    place.mails = place.mails.filter((mail) => mail.uid !== uid)
  }

  /** Gives the folder a new UIDVALIDITY and its mails new UIDs, as a restored mailbox does. */
  renumber(folder: string): void {
    const place = this.#folder(folder)
    place.uidValidity += 1
    place.mails = place.mails.map((mail, at) => ({ ...mail, uid: at + 1 }))
    place.nextUid = place.mails.length + 1
  }

  goAway(): void {
    this.#away = true
  }

  comeBack(): void {
    this.#away = false
    if (this.#sink !== null) this.#readInBackground()
  }

  start(sink: MailSink): void {
    if (this.#sink !== null) return
    this.#sink = sink
    if (!this.#away) this.#readInBackground()
  }

  sweep(): Promise<void> {
    return this.#enqueue(() => this.#readAll())
  }

  async sentFolderHas({ messageId, controlId }: SentMailQuery): Promise<boolean> {
    if (this.#away || this.#sink === null) throw new Error('the server is away')
    const sent = this.#folder(this.#settings.sentFolder ?? 'Sent')
    return sent.mails.some(
      (mail) =>
        hasHeader(mail, 'message-id', messageId) ||
        hasHeader(mail, 'x-microsoft-original-message-id', messageId) ||
        hasHeader(mail, 'x-control-oc-id', controlId),
    )
  }

  async junkSince(since: Instant): Promise<readonly JunkMail[] | null> {
    if (this.#away || this.#sink === null) throw new Error('the server is away')
    const junk = this.#folders.get('Junk')
    if (!junk || this.#settings.folders.includes('Junk')) return null
    return junk.mails
      .filter(({ receivedAt }) => receivedAt >= since)
      .map(({ receivedAt, source }) => ({ receivedAt, headers: headerBlock(source) }))
      .toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
      .slice(0, MOST_JUNK)
  }

  async file(mails: SettledMails): Promise<FilingOutcome> {
    if (this.#sink === null) throw new Error('the mailbox is not running')
    if (this.#away) throw new Error('the server is away')
    const target = this.#settings.processedFolder
    if (target === undefined) throw new Error('there is no folder of processed mails')
    if (this.refusesToFile) return this.refusesToFile
    const from = this.#folder(mails.folder)
    if (mails.folder === target) return { kind: 'moved' }
    if (String(from.uidValidity) !== mails.uidValidity) return { kind: 'renumbered' }
    this.createFolder(target)
    this.filed.push(mails)
    const moved = from.mails.filter(({ uid }) => mails.uids.includes(uid))
    from.mails = from.mails.filter(({ uid }) => !mails.uids.includes(uid))
    const to = this.#folder(target)
    to.mails.push(...moved.map((mail) => ({ ...mail, uid: to.nextUid++ })))
    return { kind: 'moved' }
  }

  readFiled(since: Instant): Promise<void> {
    const { processedFolder: name } = this.#settings
    return this.#enqueue(async () => {
      const folder = name === undefined ? undefined : this.#folders.get(name)
      if (name === undefined || folder === undefined || this.#sink === null) return
      await this.#hand(
        this.#sink,
        folder.mails.filter(({ receivedAt }) => receivedAt >= since),
        this.#endOf(name, folder),
      )
    })
  }

  /** Subjects of what lies in a folder; empty where there is no such folder. */
  subjectsIn(name: string): readonly string[] {
    const mails = this.#folders.get(name)?.mails ?? []
    return mails.map(({ source }) => SUBJECT.exec(headerLines(source).join('\n'))?.[1] ?? '')
  }

  status() {
    const connected = this.#sink !== null && !this.#away
    const problem = this.#away ? 'the server is away' : this.#problem
    return { account: this.account, connected, lastSweepAt: this.#lastSweepAt, problem }
  }

  async stop(): Promise<void> {
    this.#sink = null
    clearTimeout(this.#retry)
    await this.#tail
  }

  /** Resolves when all that was pushed so far has been handed over, or refused. */
  settled(): Promise<void> {
    return this.#tail
  }

  #main(): string {
    return this.#settings.folders[0] ?? 'INBOX'
  }

  #folder(name: string): Folder {
    const folder = this.#folders.get(name)
    if (folder === undefined) throw new Error(`folder ${name} does not exist`)
    return folder
  }

  #enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.#tail.then(work)
    this.#tail = done.catch(() => undefined)
    return done
  }

  #readInBackground(): void {
    this.#enqueue(() => this.#readAll()).catch(() => {
      if (this.#sink === null || this.#away) return
      this.#retry = setTimeout(() => this.#readInBackground(), this.#settings.retryMs ?? 10)
    })
  }

  async #readAll(): Promise<void> {
    const sink = this.#sink
    if (sink === null) throw new Error('the mailbox is not running')
    if (this.#away) throw new Error('the server is away')
    const faults: unknown[] = []
    for (const folder of this.#settings.folders) {
      await this.#readFolder(sink, folder).catch((error: unknown) => faults.push(error))
    }
    this.#lastSweepAt = this.#settings.clock.now()
    this.#problem = faults.length === 0 ? null : String(faults[0])
    if (faults.length > 0) throw faults[0]
  }

  async #readFolder(sink: MailSink, name: string): Promise<void> {
    const folder = this.#folder(name)
    const uidValidity = String(folder.uidValidity)
    const known = await sink.position(this.account, name)
    const isFirst = known === null || known.uidValidity !== uidValidity
    const mails = isFirst ? this.#firstMails(folder) : folder.mails.filter(({ uid }) => uid > known.lastUid)
    if (mails.length === 0 && !isFirst) return
    await this.#hand(sink, mails, this.#endOf(name, folder))
  }

  #endOf(folder: string, { uidValidity, nextUid }: Folder): FolderPosition {
    return { account: this.account, folder, uidValidity: String(uidValidity), lastUid: nextUid - 1 }
  }

  async #hand(sink: MailSink, mails: readonly StoredMail[], end: FolderPosition): Promise<void> {
    for (let at = 0; at === 0 || at < mails.length; at += BATCH) {
      const batch = mails.slice(at, at + BATCH)
      const isLast = at + BATCH >= mails.length
      const position = isLast ? end : { ...end, lastUid: batch.at(-1)?.uid ?? end.lastUid }
      await sink.receive({ position, mails: batch.map((mail) => this.#raw(end, mail)) })
    }
  }

  #firstMails(folder: Folder): readonly StoredMail[] {
    const since = addMs(this.#settings.clock.now(), -(this.#settings.initialDays ?? 7) * DAY_MS)
    return folder.mails.filter(({ receivedAt }) => receivedAt >= since)
  }

  #raw({ account, folder, uidValidity }: FolderPosition, { uid, receivedAt, source }: StoredMail): RawMail {
    const fits = source.length <= (this.#settings.maxMailBytes ?? Number.POSITIVE_INFINITY)
    const location = { account, folder, uidValidity, uid }
    return { location, receivedAt, source: fits ? source : null, size: source.length }
  }
}
