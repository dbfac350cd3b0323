import type { Activity, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { DocumentOwner, Engine, StoredFile } from '../../src/contract.js'
import { faultText, type Log } from '../ambient.js'
import { noticeCard } from '../cards/views/notice.js'
import { actorOf } from '../incoming.js'
import { originOf } from '../origin.js'
import { fileInfoActivity, invokeDone, replyActivity } from '../outgoing.js'
import { say, show, type Reply } from '../reply.js'
import type { SignedLinks } from '../signed-links.js'
import type { TeamsCalls } from '../teams-calls.js'
import { FILES } from '../texts/files.js'
import { TimeLimitPassed, withTimeLimit } from '../time-limit.js'
import type { FileTransfer } from './file-transfer.js'
import type { Offer, OfferedFiles } from './offered-files.js'

/** A document to hand over. `title` says what it is, in a few words of ours. */
export interface GivenFile {
  readonly file: StoredFile
  readonly owner: DocumentOwner
  readonly title: string
}

/** Hands documents over: in a personal chat into the person's OneDrive, elsewhere by a link of ours. */
export interface FileDesk {
  /** What to answer to this activity, so that who wrote it gets the document. */
  give(activity: Activity, given: GivenFile): Reply
  /** Somebody has pressed on the question whether the bot may leave a file: `fileConsent/invoke`. */
  answered(context: TurnContext): Promise<void>
}

export interface FileDeskOptions {
  readonly engine: Pick<Engine, 'document'>
  readonly links: Pick<SignedLinks, 'linkTo'>
  readonly offers: OfferedFiles
  readonly transfer: Pick<FileTransfer, 'upload'>
  readonly calls: TeamsCalls
  readonly log: Log
  /** Teams gives an invoke up after 15 s; what is under way then goes on. */
  readonly answerLimitMs?: number
}

const ANSWER_LIMIT_MS = 12_000

const UPLOAD = z.object({
  contentUrl: z.string(),
  name: z.string(),
  uploadUrl: z.string(),
  uniqueId: z.string(),
  fileType: z.string(),
})

type UploadInfo = z.infer<typeof UPLOAD>

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#invoke-activity-when-the-user-accepts-the-file */
const ANSWER = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.object({ offer: z.string() }),
  uploadInfo: UPLOAD.optional(),
})

export const createFileDesk = (options: FileDeskOptions): FileDesk => {
  const { engine, links, offers, transfer, calls, log } = options

  const offer = (activity: Activity, { file, owner, title }: GivenFile): Reply => {
    const { id: personId } = actorOf(activity)
    const id = offers.add({ file, owner, personId, conversationId: activity.conversation.id })
    return { kind: 'file', name: file.filename, size: file.size, title, offer: id }
  }

  const link = ({ file, owner, title }: GivenFile): Reply => {
    const url = links.linkTo(file.id, owner)
    if (url === null) return say(FILES.noLinks)
    return show(noticeCard({ tone: 'accent', title, links: [{ title: FILES.open, url }] }), title)
  }

  const send = async ({ serviceUrl, conversation: { id } }: Activity, message: Partial<Activity>) => {
    await calls.make({ serviceUrl, countedAs: id }, ({ conversations }) =>
      conversations.sendToConversation(id, message),
    )
  }

  /** The question is not to be answered twice; when it cannot be taken away, the second answer changes nothing. */
  const takeQuestionAway = async ({ serviceUrl, conversation: { id }, replyToId }: Activity) => {
    if (!replyToId) return
    await calls
      .make({ serviceUrl, countedAs: id }, ({ conversations }) => conversations.deleteActivity(id, replyToId))
      .catch((fault: unknown) => log.warn({ fault: faultText(fault) }, 'A file question stayed'))
  }

  const upload = async ({ file, owner }: Offer, info: UploadInfo): Promise<Partial<Activity>> => {
    const document = await engine.document(file.id, owner)
    if (!document) return replyActivity(say(FILES.gone))
    const isThere = await transfer.upload(info.uploadUrl, document.content)
    return isThere ? fileInfoActivity(info) : replyActivity(say(FILES.notSent))
  }

  const handOver = async (activity: Activity): Promise<void> => {
    const answer = ANSWER.safeParse(activity.value).data
    const by = { personId: actorOf(activity).id, conversationId: activity.conversation.id }
    const taken = answer ? offers.take(answer.context.offer, by) : null
    if (!taken) return send(activity, replyActivity(say(FILES.gone)))
    const info = answer?.uploadInfo
    const message =
      answer?.action === 'accept' && info ? await upload(taken, info) : replyActivity(say(FILES.declined))
    await send(activity, message)
    await takeQuestionAway(activity)
  }

  /** A fault is logged: after the time limit nobody is left to hear of it. */
  const handOverInTime = (activity: Activity): Promise<void> =>
    withTimeLimit(
      options.answerLimitMs ?? ANSWER_LIMIT_MS,
      handOver(activity).catch((fault: unknown) =>
        log.error({ fault: faultText(fault) }, 'A file could not be handed over'),
      ),
    )

  return {
    give: (activity, given) =>
      originOf(activity).kind === 'personal' ? offer(activity, given) : link(given),
    answered: async (context) => {
      await handOverInTime(context.activity).catch((fault: unknown) => {
        if (!(fault instanceof TimeLimitPassed)) throw fault
      })
      await invokeDone(context)
    },
  }
}
