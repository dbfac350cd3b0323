import { inThread } from './activities.js'
import type { Envelope, ThreadKey } from './activities.js'
import type { CardAction } from './card-actions.js'
import { driveUrls } from './drive-urls.js'
import type { DriveItem } from './drive.js'
import { fileTypeOf } from './file-attachments.js'
import type { Json, JsonObject } from './json.js'
import type { TeamsUser } from './model.js'

/** What people press, as Teams sends it to a bot. */

/** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const executeActivity = (
  envelope: Envelope,
  thread: ThreadKey,
  user: TeamsUser,
  postId: string,
  action: Pick<CardAction, 'verb' | 'data' | 'title'>,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'invoke',
  name: 'adaptiveCard/action',
  replyToId: postId,
  value: {
    action: { type: 'Action.Execute', title: action.title, verb: action.verb, data: action.data },
    trigger: 'manual',
  },
})

/** A press on Action.Submit is a message without text. */
export const submitActivity = (
  envelope: Envelope,
  thread: ThreadKey,
  user: TeamsUser,
  postId: string,
  data: Json,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'message',
  replyToId: postId,
  value: data,
})

/** Where the bot may put the file that it was allowed to send. */
export const uploadInfo = (serviceUrl: string, item: DriveItem): JsonObject => {
  const { contentUrl, uploadUrl } = driveUrls(serviceUrl, item)
  return {
    contentUrl,
    name: item.name,
    uploadUrl,
    uniqueId: item.uniqueId,
    fileType: fileTypeOf(item.name),
  }
}

/** `upload` is null where the person declined. */
export const consentActivity = (
  envelope: Envelope,
  thread: ThreadKey,
  user: TeamsUser,
  postId: string,
  context: Json,
  upload: JsonObject | null,
): JsonObject => ({
  ...inThread(envelope, thread, user),
  type: 'invoke',
  name: 'fileConsent/invoke',
  replyToId: postId,
  value: {
    type: 'fileUpload',
    action: upload ? 'accept' : 'decline',
    context,
    ...(upload ? { uploadInfo: upload } : {}),
  },
})
