import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Downloaded, FileTransfer } from './file-transfer.js'

/** A file that somebody gave to the bot, in a personal chat: elsewhere Teams hands none over. */
export interface IncomingFile {
  readonly name: string
  /** Reads it now: at most 5 MB, within 20 seconds. Never rejects. */
  download(): Promise<Downloaded>
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4 */
const FILE = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().catch(''),
  content: z.object({ downloadUrl: z.string() }),
})

const addressesIn = (activity: Activity): readonly { name: string; address: string }[] =>
  (activity.attachments ?? []).flatMap((attachment) => {
    const file = FILE.safeParse(attachment)
    return file.success ? [{ name: file.data.name, address: file.data.content.downloadUrl }] : []
  })

export const bringsFile = (activity: Activity): boolean => addressesIn(activity).length > 0

export const filesIn = (
  activity: Activity,
  transfer: Pick<FileTransfer, 'download'>,
): readonly IncomingFile[] =>
  addressesIn(activity).map(({ name, address }) => ({ name, download: () => transfer.download(address) }))
