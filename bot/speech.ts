import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { bringsFile } from './files/incoming-files.js'
import { originOf } from './origin.js'
import { BOT_NAME, FILE_COMMAND } from './texts/commands.js'

const MENTION = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({
    id: z.string(),
    aadObjectId: z.string().optional(),
    name: z.string().optional(),
  }),
})

type Mention = z.infer<typeof MENTION>

const mentionsIn = (activity: Activity): readonly Mention[] =>
  (activity.entities ?? []).flatMap((entity) => {
    const mention = MENTION.safeParse(entity)
    return mention.success ? [mention.data] : []
  })

const isOfBot = ({ mentioned }: Mention, { recipient }: Activity): boolean => mentioned.id === recipient.id

/** Somebody whose name was picked from a list while typing. */
export interface Mentioned {
  /** As Teams names a person towards this bot, `29:…`. */
  readonly id: string
  /** The Entra object id, where Teams gives it. */
  readonly objectId: string | null
  readonly name: string
}

const TAGS = /<\/?at[^>]*>/gu

/** Everybody that a message mentions besides the bot, each once, in their order. */
export const mentionedPeople = (activity: Activity): readonly Mentioned[] => {
  const others = mentionsIn(activity).filter((mention) => !isOfBot(mention, activity))
  const people = others.map(({ text, mentioned: { id, aadObjectId, name } }) => ({
    id,
    objectId: aadObjectId ?? null,
    name: name ?? text.replaceAll(TAGS, ''),
  }))
  return [...new Map(people.map((person) => [person.id, person])).values()]
}

/** Teams writes these marks of what was typed as HTML does. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:nbsp|amp|lt|gt|quot|#39);/gu, (entity) => ENTITIES[entity] ?? entity)

const without = (text: string, mentions: readonly Mention[]): string =>
  mentions.reduce((rest, { text: mention }) => rest.replaceAll(mention, ' '), text)

/** Who is greeted before the bot is called is not spoken of: "@Luis @Control OC pendientes". */
const fromBotOn = (text: string, ofBot: readonly Mention[], others: readonly Mention[]): string => {
  const starts = ofBot.map((mention) => text.indexOf(mention.text)).filter((at) => at >= 0)
  const start = Math.min(...starts)
  if (!Number.isFinite(start)) return text
  return /[\p{L}\p{N}]/u.test(without(text.slice(0, start), others)) ? text : text.slice(start)
}

/** The text on one line, without the mentions of the bot itself; of other people their names are left. */
const lineOf = (activity: Activity): string => {
  const mentions = mentionsIn(activity)
  const ofBot = mentions.filter((mention) => isOfBot(mention, activity))
  const others = mentions.filter((mention) => !isOfBot(mention, activity))
  const text = without(fromBotOn(activity.text ?? '', ofBot, others), ofBot)
  return decoded(text.replaceAll(TAGS, '')).replaceAll(/\s+/gu, ' ').trim()
}

/** The bot's name, typed out at the beginning by somebody who picked it from no list. */
const CALLED = new RegExp(`^@?${BOT_NAME}(?![\\p{L}\\p{N}])[\\s:,]*`, 'iu')

/** What was said to the bot, on one line and without its name. Who gives it a file means the command that takes files. */
export const spokenText = (activity: Activity): string =>
  bringsFile(activity) ? FILE_COMMAND : lineOf(activity).replace(CALLED, '')

/** In a channel or a group chat the bot is spoken to by its name; whatever else it may be let hear is not for it. */
export const isSpokenTo = (activity: Activity): boolean =>
  originOf(activity).kind === 'personal' ||
  mentionsIn(activity).some((mention) => isOfBot(mention, activity)) ||
  CALLED.test(lineOf(activity))
