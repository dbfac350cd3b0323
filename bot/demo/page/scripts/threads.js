import { post } from './api.js'
import { byId, el, icon } from './dom.js'
import { drawPost } from './post.js'

/** The channel's threads, or the personal chat: what is drawn again is only the message that changed. */

const RECENT_REPLIES = 4

const threads = new Map()
const drawn = new Map()
const unfolded = new Set()
let view = 'channel'

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
    count === 1 ? 'Ver 1 respuesta anterior' : `Ver ${count} respuestas anteriores`,
  )

const replyForm = (thread) => {
  const input = el('input', { 'aria-label': 'Respuesta', autocomplete: 'off', placeholder: 'Responder…' })
  const form = el(
    'form',
    {
      class: 'reply-form',
      onsubmit: (event) => {
        event.preventDefault()
        const text = input.value.trim()
        if (text) void post('/api/say', { text, threadId: thread.id })
        form.replaceWith(replyButton(thread))
      },
    },
    el('label', { class: 'compose-box' }, el('span', { class: 'mention' }, '@Control OC'), input),
  )
  queueMicrotask(() => input.focus())
  return form
}

const replyButton = (thread) =>
  el(
    'button',
    {
      class: 'reply-open',
      type: 'button',
      onclick: (event) => event.currentTarget.replaceWith(replyForm(thread)),
    },
    icon('reply'),
    'Responder',
  )

const channelThread = (thread, footer) => {
  const [root, ...replies] = thread.posts
  const hidden = unfolded.has(thread.id) ? 0 : Math.max(0, replies.length - RECENT_REPLIES)
  return [
    postElement(root),
    replies.length === 0
      ? null
      : el(
          'div',
          { class: 'replies' },
          hidden > 0 ? olderButton(thread, hidden) : null,
          ...replies.slice(hidden).map(postElement),
        ),
    footer ?? replyButton(thread),
  ].filter(Boolean)
}

const elementOf = (thread) => document.querySelector(`[data-thread="${CSS.escape(thread.id)}"]`)

/** A thread that moves down because of a reply is not a new one: it comes in only once. */
const newThread = (thread) => {
  const box = el('article', { class: 'thread thread-new', 'data-thread': thread.id })
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

const emptyNote = () =>
  el(
    'div',
    { class: 'threads-empty' },
    el('strong', {}, view === 'channel' ? 'Todavía no hay publicaciones' : 'Escríbele a Control OC'),
    el(
      'span',
      {},
      view === 'channel' ? 'Envía una confirmación desde la columna de la derecha.' : 'Por ejemplo: ayuda',
    ),
  )

const drawAll = () => {
  const list = byId('threads')
  const all = shown().filter((thread) => thread.posts.length > 0)
  list.replaceChildren(...(all.length === 0 ? [emptyNote()] : all.map(drawThread)))
  list.scrollTop = list.scrollHeight
}

export const showThread = (thread) => {
  threads.set(thread.id, thread)
  if (thread.kind !== view || thread.posts.length === 0) return
  const list = byId('threads')
  const follow = atBottom(list)
  list.querySelector('.threads-empty')?.remove()
  const box = drawThread(thread)
  // Only a new message moves a thread down; an updated card stays where the reader has it.
  const moved = list.lastElementChild !== box && shown().at(-1)?.id === thread.id
  if (!box.isConnected || moved) list.append(box)
  if (follow) list.scrollTop = list.scrollHeight
}

export const showView = (kind) => {
  view = kind
  byId('tab-channel').setAttribute('aria-selected', String(kind === 'channel'))
  byId('tab-personal').setAttribute('aria-selected', String(kind === 'personal'))
  byId('compose-mention').hidden = kind === 'personal'
  drawAll()
}

const say = (event) => {
  event.preventDefault()
  const input = byId('compose-text')
  const text = input.value.trim()
  if (!text) return
  input.value = ''
  byId('threads').scrollTop = byId('threads').scrollHeight
  void post('/api/say', { text, personal: view === 'personal' })
}

export const openChannel = () => {
  byId('tab-channel').addEventListener('click', () => showView('channel'))
  byId('tab-personal').addEventListener('click', () => showView('personal'))
  byId('compose').addEventListener('submit', say)
  drawAll()
}
