import { byId, el } from './dom.js'

const SHOWN_MS = 5_000

export const toast = (text, kind = 'plain') => {
  const note = el('p', { class: `toast toast-${kind}` }, text)
  byId('toasts').append(note)
  setTimeout(() => note.remove(), SHOWN_MS)
}
