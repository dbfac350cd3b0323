import type { TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import type { Delivered } from './judge.js'

const headerOf = (source: string, name: string): string | null => {
  const head = source.split(/\r?\n\r?\n/, 1)[0]?.replaceAll(/\r?\n[ \t]+/g, ' ') ?? ''
  return new RegExp(`^${name}: *(.*?) *$`, 'im').exec(head)?.[1] ?? null
}

export const messageIdOf = (source: string): string => headerOf(source, 'Message-ID') ?? ''

/** What our own header says that a mail is; null for a mail without it. */
export const deliveredOf = (source: string): Delivered | null => {
  const [, locator, kind] = /^([A-Z0-9]+)-(\w+)-\d+$/.exec(headerOf(source, 'X-Control-OC-Id') ?? '') ?? []
  return locator !== undefined && kind !== undefined ? { locator, kind } : null
}

/** Text of each root card of the bot in its channel, oldest first. */
export const cardsIn = (threads: readonly TeamsThread[]): readonly string[] =>
  threads
    .filter(({ kind, posts }) => kind === 'channel' && posts[0]?.from.isBot === true)
    .map(({ posts }) => JSON.stringify(posts[0]?.card ?? posts[0]?.text ?? null))

export const isAlarm = (card: string): boolean => /dejó de funcionar|dejaron de funcionar/.test(card)
