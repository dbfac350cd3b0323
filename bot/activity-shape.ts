import { z } from 'zod'

const text = z.string().min(1)
/** botbuilder writes some into headers and paths of its calls, which take no other letters. */
const id = z.string().regex(/^[\x20-\x7e]{1,1000}$/u)
const maybeId = z
  .string()
  .regex(/^[\x20-\x7e]{0,1000}$/u)
  .nullish()
const maybeText = z.string().nullish()
const account = z.looseObject({ id, name: maybeText, aadObjectId: maybeText, role: maybeText })
const accounts = z.array(z.looseObject({ id: z.string() })).nullish()

/**
 * The least that makes an activity, and of the kind that it must be whatever is used of it, here or in what botbuilder
 * copies into the answer: that answers 500 to the first, and fails in the middle of a turn over the rest. Everything else is let
 * through as it came. Bot Framework, "Activity" (https://github.com/microsoft/botframework-sdk, specs/botframework-activity).
 */
export const activityShape = z.looseObject({
  type: text,
  channelId: text,
  serviceUrl: text,
  conversation: z.looseObject({
    id,
    name: maybeText,
    conversationType: maybeText,
    tenantId: maybeText,
    aadObjectId: maybeText,
    role: maybeText,
    isGroup: z.boolean().nullish(),
  }),
  from: account,
  recipient: account,
  id: maybeId,
  replyToId: maybeId,
  name: maybeText,
  text: maybeText,
  locale: maybeText,
  action: maybeText,
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  membersAdded: accounts,
  membersRemoved: accounts,
})
