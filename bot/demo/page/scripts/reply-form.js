import { post } from './api.js'
import { el } from './dom.js'
import { attachSuggestions } from './suggestions.js'
import { texts } from './texts.js'

/** Takes the place of the reply button of a thread until something was written. */
export const replyForm = (thread, buttonAgain) => {
  const input = el('input', {
    'aria-label': texts.reply,
    autocomplete: 'off',
    placeholder: texts.replyPlaceholder,
  })
  const box = el('div', { class: 'compose-box' }, el('span', { class: 'mention' }, '@Control OC'), input)
  const form = el('form', { class: 'reply-form' }, box)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const text = input.value.trim()
    if (text) void post('/api/say', { text, threadId: thread.id })
    form.replaceWith(buttonAgain())
  })
  attachSuggestions(input, box)
  queueMicrotask(() => input.focus())
  return form
}
