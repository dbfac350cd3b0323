import { personalChatId } from '../../../../bot/demo/teams/identities.js'
import { DEMO_PLACE, type TeamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { changed, few, sometimes } from './chance.js'
import { oddlyChanged, type Json } from './odd-json.js'

const { bot, channel, team, tenantId } = DEMO_PLACE

export interface Sender {
  readonly from: TeamsUser
  readonly serviceUrl: string
  /** A thread of the channel. */
  readonly threadId: string
}

const AT = `<at>${bot.name}</at>`

/** As Teams sends them in the channel, or in the person's own chat. */
const envelope = (
  { from, serviceUrl, threadId }: Sender,
  personal: boolean,
): { readonly [key: string]: Json } => ({
  id: '1700000000001',
  timestamp: '2026-11-23T14:00:00.000Z',
  channelId: 'msteams',
  serviceUrl,
  from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
  recipient: { id: bot.id, name: bot.name },
  conversation: personal
    ? { id: personalChatId(from), conversationType: 'personal', tenantId }
    : { id: threadId, isGroup: true, conversationType: 'channel', tenantId },
  channelData: personal
    ? { tenant: { id: tenantId } }
    : { tenant: { id: tenantId }, team: { id: team.id }, channel: { id: channel.id } },
  locale: 'es-CL',
})

const MENTION: Json = { type: 'mention', text: AT, mentioned: { id: bot.id, name: bot.name } }

/** Somebody writes this to the bot. */
export const message = (
  sender: Sender,
  text: string,
  personal: boolean,
): { readonly [key: string]: Json } => ({
  ...envelope(sender, personal),
  type: 'message',
  text: personal ? text : `${AT} ${text}`,
  entities: [...(personal ? [] : [MENTION]), { type: 'clientInfo', locale: 'es-CL' }],
})

/** Somebody presses a button: with a client that knows Action.Execute, or with one that does not. */
export const press = (
  sender: Sender,
  verb: Json,
  data: Json,
  executes: boolean,
): { readonly [key: string]: Json } => ({
  ...envelope(sender, false),
  replyToId: '1700000000002',
  ...(executes
    ? {
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { type: 'Action.Execute', title: 'x', verb, data }, trigger: 'manual' },
      }
    : { type: 'message', value: data }),
})

const GOOD: readonly ((sender: Sender) => { readonly [key: string]: Json })[] = [
  (sender) => message(sender, 'pendientes', false),
  (sender) => message(sender, 'reserva AAKLMNO', true),
  (sender) => ({
    ...message(sender, '', true),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: 'clientes.xlsx',
        content: { downloadUrl: `${sender.serviceUrl}/none`, uniqueId: 'x', fileType: 'xlsx' },
      },
      { contentType: 'text/html', content: '<div></div>' },
    ],
  }),
  (sender) =>
    press(sender, 'reservation.note', { verb: 'reservation.note', locator: 'AAKLMNO', note: 'x' }, true),
  (sender) => press(sender, 'review.dismiss', { verb: 'review.dismiss', reviewId: 'r-oc_to_assign' }, false),
  (sender) => ({
    ...envelope(sender, true),
    type: 'invoke',
    name: 'fileConsent/invoke',
    value: { type: 'fileUpload', action: 'decline', context: { offer: 'x' } },
  }),
  (sender) => ({ ...envelope(sender, false), type: 'installationUpdate', action: 'add' }),
  (sender) => ({ ...envelope(sender, false), type: 'conversationUpdate', membersAdded: [{ id: bot.id }] }),
  (sender) => ({ ...envelope(sender, false), type: 'conversationUpdate', membersRemoved: [{ id: 'x' }] }),
  (sender) => ({ ...envelope(sender, true), type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }),
]

/** What the bot reads of them; the rest is the door's. */
const READ = ['text', 'value', 'entities', 'attachments', 'channelData', 'membersAdded', 'membersRemoved']

const aimed = (activity: Json, random: Random): Json => {
  if (typeof activity !== 'object' || activity === null || Array.isArray(activity)) return activity
  const all = activity as { readonly [key: string]: Json }
  const key = random.pick(READ)
  return key in all ? { ...all, [key]: oddlyChanged(all[key] ?? null, random) } : activity
}

/** Makes bad activities out of those of each type: their values, or the JSON itself. */
export const activityMaker =
  (sender: Sender) =>
  (random: Random): Uint8Array => {
    const changes = [oddlyChanged, aimed, aimed, aimed]
    const activity = changed<Json>(random, random.pick(GOOD)(sender), few(random, 6), changes)
    const text = Buffer.from(JSON.stringify(activity))
    return sometimes(random, 10) ? damaged(text, random) : text
  }
