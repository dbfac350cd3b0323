import { byId } from './dom.js'
import { texts } from './texts.js'

/** How many messages of the bot in the person's own chat have come since it was last looked at. */

let keptAs = ''
let chat = null

const lastRead = () => Number(globalThis.localStorage.getItem(keptAs) ?? 0)

const unreadIn = ({ posts }) =>
  posts.filter(({ id, from, deleted }) => from.isBot && !deleted && Number(id) > lastRead()).length

const draw = () => {
  const count = chat === null ? 0 : unreadIn(chat)
  const badge = byId('unread')
  badge.textContent = String(count)
  badge.title = texts.unread(count)
  badge.hidden = count === 0
}

/** Each person has read up to somewhere else. */
export const countFor = (viewer) => {
  keptAs = `control-oc-read-${viewer}`
  draw()
}

export const noteChat = (thread, isLookedAt) => {
  chat = thread
  if (isLookedAt) globalThis.localStorage.setItem(keptAs, thread.posts.at(-1)?.id ?? '0')
  draw()
}
