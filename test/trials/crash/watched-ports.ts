import { subscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import type { Outside } from '../../../bot/service/start-service.js'
import type { DataFiles, FileContent } from '../../../src/adapters/lowdb-store/data-files.js'
import { nodeFiles } from '../../../src/adapters/lowdb-store/data-files.js'
import type { FileVault, Mailbox, MailExport, MailSender, MailSink } from '../../../src/ports.js'
import type { InnerPoint, Passages } from './crash-points.js'

type Watch = Passages<InnerPoint>
type Around = InnerPoint extends infer P ? (P extends `${infer Name}.before` ? Name : never) : never

const around = async <T>(watch: Watch, name: Around, act: () => Promise<T>): Promise<T> => {
  watch.pass(`${name}.before`)
  const result = await act()
  watch.pass(`${name}.after`)
  return result
}

const inOne = (content: FileContent): Uint8Array =>
  content instanceof Uint8Array ? content : Buffer.concat(content)

const firstHalf = (content: Uint8Array): Uint8Array => content.subarray(0, content.byteLength >> 1)

/** What a file is of the store's, by the end of its path. */
const REPLACED = {
  'live.json': 'store.live',
  'live.previous.json': 'store.previous',
  'live.journal': 'store.shorten',
} as const

const replacedAt = (path: string): (typeof REPLACED)[keyof typeof REPLACED] | null =>
  Object.entries(REPLACED).find(([name]) => path.endsWith(`/${name}`))?.[1] ?? null

/** The real file system, where each durable write of the store is a place to end at. */
export const watchedFiles = (watch: Watch): DataFiles => ({
  ...nodeFiles,
  writeAt: (path, position, content) => {
    const name = path.endsWith('/live.journal') ? 'store.journal' : 'store.append'
    return around(watch, name, async () => {
      const torn = watch.isNext(`${name}.torn`)
      await nodeFiles.writeAt(path, position, torn ? firstHalf(content) : content)
      watch.pass(`${name}.torn`)
    })
  },
  replace: async (path, content) => {
    const name = replacedAt(path)
    if (!name) return nodeFiles.replace(path, content)
    return around(watch, name, async () => {
      // A rename is all or nothing: what a crash leaves half done is the file beside it.
      if (watch.isNext(`${name}.torn`)) await nodeFiles.writeAt(`${path}.tmp`, 0, firstHalf(inOne(content)))
      watch.pass(`${name}.torn`)
      await nodeFiles.replace(path, content)
    })
  },
  truncate: (path, length) => around(watch, 'store.cut', () => nodeFiles.truncate(path, length)),
  remove: (path) => around(watch, 'store.cut', () => nodeFiles.remove(path)),
})

const watchedVault = (vault: FileVault, watch: Watch): FileVault => ({
  put: (...file) => around(watch, 'vault.put', () => vault.put(...file)),
  putUntil: (...file) => around(watch, 'vault.put-until', () => vault.putUntil(...file)),
  dropExpired: (now) => vault.dropExpired(now),
  remove: (id) => vault.remove(id),
  about: (id) => vault.about(id),
  read: (id) => vault.read(id),
})

const watchedExport = (exports: MailExport, watch: Watch): MailExport => ({
  keep: (entry) => around(watch, 'export.keep', () => exports.keep(entry)),
  erase: (what) => exports.erase(what),
  filesOf: (locators) => exports.filesOf(locators),
})

const watchedSink = (sink: MailSink, watch: Watch): MailSink => ({
  position: (account, folder) => sink.position(account, folder),
  receive: (batch) =>
    batch.mails.length === 0 ? sink.receive(batch) : around(watch, 'mails.taken', () => sink.receive(batch)),
})

const watchedMailbox = (mailbox: Mailbox, watch: Watch): Mailbox => ({
  account: mailbox.account,
  start: (sink) => mailbox.start(watchedSink(sink, watch)),
  sweep: () => mailbox.sweep(),
  sentFolderHas: (query) => around(watch, 'sent-folder.looked', () => mailbox.sentFolderHas(query)),
  junkSince: (since) => mailbox.junkSince(since),
  file: (mails) => around(watch, 'mails.filed', () => mailbox.file(mails)),
  readFiled: (since) => mailbox.readFiled(since),
  status: () => mailbox.status(),
  stop: () => mailbox.stop(),
})

const watchedSender = (sender: MailSender, watch: Watch): MailSender => ({
  send: (mail) => around(watch, 'mail.send', () => sender.send(mail)),
  stop: () => sender.stop(),
})

/** The service's real ways to the outside, each with places to end at before and behind it. */
export const watchedOutside =
  (watch: Watch) =>
  ({ vault, exports, openMail }: Outside): Outside => ({
    vault: watchedVault(vault, watch),
    exports: watchedExport(exports, watch),
    openMail: () => {
      const { mailboxes, sender } = openMail()
      return {
        mailboxes: mailboxes.map((mailbox) => watchedMailbox(mailbox, watch)),
        sender: watchedSender(sender, watch),
      }
    },
  })

const cardCall = ({ method, path }: ClientRequest): 'card.post' | 'card.update' | 'card.reply' | null => {
  if (!path.includes('/v3/conversations')) return null
  if (method === 'PUT') return 'card.update'
  if (method !== 'POST') return null
  return path.endsWith('/v3/conversations') ? 'card.post' : 'card.reply'
}

/** Calls to the connector go through Node's own HTTP client, which tells of each (Node.js, "Diagnostics Channel"). */
export const watchCards = (watch: Watch): void => {
  const pass = (request: ClientRequest, when: 'before' | 'after'): void => {
    const name = cardCall(request)
    if (name) watch.pass(`${name}.${when}`)
  }
  subscribe('http.client.request.start', (message) =>
    pass((message as { request: ClientRequest }).request, 'before'),
  )
  subscribe('http.client.response.finish', (message) =>
    pass((message as { request: ClientRequest }).request, 'after'),
  )
}
