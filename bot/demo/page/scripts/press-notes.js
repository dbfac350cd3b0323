import { el } from './dom.js'
import { texts } from './texts.js'

/** What the bot answered to a press, shown at its message for a while, also when the card is drawn anew meanwhile. */

const SHOWN_MS = 8_000

const notes = new Map()

const place = (postId) => document.querySelector(`[data-post="${CSS.escape(postId)}"] > .post-body`)

export const dismiss = (postId) => {
  const note = notes.get(postId)
  if (!note) return
  clearTimeout(note.timer)
  note.element.remove()
  notes.delete(postId)
}

/** The note of a message that is being drawn; null for none. */
export const noteOf = (postId) => notes.get(postId)?.element ?? null

export const note = (postId, text, kind = 'plain') => {
  dismiss(postId)
  const element = el(
    'p',
    { class: `press-note press-note-${kind}`, role: 'status' },
    text,
    el('button', { type: 'button', 'aria-label': texts.close, onclick: () => dismiss(postId) }, '✕'),
  )
  notes.set(postId, { element, timer: setTimeout(() => dismiss(postId), SHOWN_MS) })
  place(postId)?.append(element)
}
