import { byId, el, icon } from './dom.js'
import { drawPost } from './post.js'
import { replyForm } from './reply-form.js'
import { texts } from './texts.js'
import { onTheme } from './theme.js'
import { noteChat } from './unread.js'

/** The channel's threads, or the personal chat: what is drawn again is only the message that changed. */

const RECENT_REPLIES = 4

const threads = new Map()
const drawn = new Map()
const unfolded = new Set()
let view = 'channel'
let isReady = false

export const viewed = () => view

const lastId = (thread) => Number(thread.posts.at(-1)?.id ?? 0)

const shown = () =>
  [...threads.values()].filter((thread) => thread.kind === view).sort((a, b) => lastId(a) - lastId(b))

/** Keeps the element of a message that did not change: a half-filled form stays as it is. */
const postElement = (message) => {
  const signature = JSON.stringify(message)
  const known = drawn.get(message.id)
  if (known?.signature === signature) return known.element
  const element = drawPost(message)
  drawn.set(message.id, { signature, element })
  return element
}

const olderButton = (thread, count) =>
  el(
    'button',
    {
      class: 'older',
      type: 'button',
      onclick: () => {
        unfolded.add(thread.id)
        drawThread(thread)
      },
    },
    texts.older(count),
  )

const replyButton = (thread) =>
  el(
    'button',
    {
      class: 'reply-open',
      type: 'button',
      onclick: (event) => event.currentTarget.replaceWith(replyForm(thread, () => replyButton(thread))),
    },
    icon('reply'),
    texts.reply,
  )

const repliesOf = (thread, replies) => {
  if (replies.length === 0) return null
  const hidden = unfolded.has(thread.id) ? 0 : Math.max(0, replies.length - RECENT_REPLIES)
  return el(
    'div',
    { class: 'replies' },
    hidden > 0 ? olderButton(thread, hidden) : null,
    ...replies.slice(hidden).map(postElement),
  )
}

const channelThread = (thread, footer) => {
  const [root, ...replies] = thread.posts
  return [postElement(root), repliesOf(thread, replies), footer ?? replyButton(thread)].filter(Boolean)
}

const elementOf = (thread) => document.querySelector(`[data-thread="${CSS.escape(thread.id)}"]`)

/** A thread that moves down because of a reply is not a new one: it comes in only once, and not when the page opens. */
const newThread = (thread) => {
  const look = thread.kind === 'channel' ? 'thread' : 'thread-chat'
  const box = el('article', { class: isReady ? `${look} thread-new` : look, 'data-thread': thread.id })
  box.addEventListener('animationend', () => box.classList.remove('thread-new'))
  return box
}

const drawThread = (thread) => {
  const box = elementOf(thread) ?? newThread(thread)
  const footer = box.querySelector('.reply-form')
  box.replaceChildren(
    ...(thread.kind === 'channel' ? channelThread(thread, footer) : thread.posts.map(postElement)),
  )
  return box
}

const atBottom = (list) => list.scrollHeight - list.scrollTop - list.clientHeight < 160

const emptyNote = () => {
  const [title, hint] = texts.empty[view]
  return el('div', { class: 'threads-empty' }, el('strong', {}, title), el('span', {}, hint))
}

const drawAll = () => {
  const list = byId('threads')
  const all = shown().filter((thread) => thread.posts.length > 0)
  list.replaceChildren(...(all.length === 0 ? [emptyNote()] : all.map(drawThread)))
  list.scrollTop = list.scrollHeight
}

const drawChanged = (thread) => {
  const list = byId('threads')
  const follow = atBottom(list)
  list.querySelector('.threads-empty')?.remove()
  const box = drawThread(thread)
  // Only a new message moves a thread down; an updated card stays where the reader has it.
  const moved = list.lastElementChild !== box && shown().at(-1)?.id === thread.id
  if (!box.isConnected || moved) list.append(box)
  if (follow) list.scrollTop = list.scrollHeight
}

const noteIfChat = (thread) => {
  if (thread.kind === 'personal') noteChat(thread, isReady && view === 'personal')
}

export const showThread = (thread) => {
  threads.set(thread.id, thread)
  noteIfChat(thread)
  if (isReady && thread.kind === view && thread.posts.length > 0) drawChanged(thread)
}

/** The page knows all that there was before it opened. */
export const showAll = () => {
  drawAll()
  isReady = true
}

export const showView = (kind) => {
  view = kind
  byId('tab-channel').setAttribute('aria-selected', String(kind === 'channel'))
  byId('tab-personal').setAttribute('aria-selected', String(kind === 'personal'))
  drawAll()
  for (const thread of threads.values()) noteIfChat(thread)
}

/** Where the reader is stays where it is, unless the reader is at the end. */
export const scrollToEnd = () => {
  byId('threads').scrollTop = byId('threads').scrollHeight
}

onTheme(() => {
  drawn.clear()
  drawAll()
})
