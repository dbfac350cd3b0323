import { DemoRefusal } from '../demo-refusal.js'
import type { NamedFile, TeamsUser } from '../teams/stand-in.js'
import { demoTexts } from '../texts/es.js'
import type { DemoBackend } from './backend.js'

/** A file of the page with what its address says of it. */
export interface PageUpload {
  readonly query: URLSearchParams
  readonly content: Buffer
  readonly viewer: TeamsUser
}

/** @throws DemoRefusal */
export type UploadAction = (backend: DemoBackend, upload: PageUpload) => Promise<void>

const toMailbox: UploadAction = (backend, { query, content }) =>
  backend.sendFile({
    filename: query.get('filename') ?? '',
    content,
    as: query.get('as') === 'order' ? 'order' : 'confirmation',
    locator: query.get('locator') ?? '',
  })

const SHEET = /\.(?:xlsx|csv)$/iu

const toBot: UploadAction = async ({ teams }, { query, content, viewer }) => {
  const name = query.get('filename') ?? ''
  if (!SHEET.test(name)) throw new DemoRefusal(demoTexts.fileKind)
  const { status } = await teams.sendFile({ name, content }, { from: viewer, text: query.get('text') ?? '' })
  if (status >= 400) throw new DemoRefusal(demoTexts.botAnswered(status))
}

export const UPLOAD_ACTIONS: Readonly<Record<string, UploadAction>> = {
  '/api/upload': toMailbox,
  '/api/send-file': toBot,
}

/** The file that a message shows; null where there is none yet, or the message is in a chat of others. */
export const fileShown = ({ teams }: DemoBackend, postId: string, viewer: TeamsUser): NamedFile | null => {
  const thread = teams.threads().find(({ posts }) => posts.some(({ id }) => id === postId))
  const file = thread?.posts.find(({ id }) => id === postId)?.file
  if (!file || file.kind === 'consent' || !thread?.memberIds?.includes(viewer.id)) return null
  return teams.file(file.uniqueId)
}
