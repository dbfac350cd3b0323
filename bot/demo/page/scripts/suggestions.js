import { el } from './dom.js'

/** What may be typed to the bot, offered while somebody types, as Teams offers a bot's commands. */

const MOST = 10

let commands = []

export const showCommands = (known) => {
  commands = known
}

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Only the first word is offered; an empty line offers all. */
const matching = (text) =>
  text.includes(' ') ? [] : commands.filter(({ name }) => fold(name).startsWith(fold(text))).slice(0, MOST)

const takesMore = ({ name, usage }) => usage !== name

/** Hangs the list above an input, in `box`. Enter takes what is marked, Tab the first one; else Enter sends. */
export const attachSuggestions = (input, box) => {
  let list = null
  let found = []
  let marked = -1

  const close = () => {
    list?.remove()
    list = null
    marked = -1
  }

  const take = (command) => {
    input.value = takesMore(command) ? `${command.name} ` : command.name
    close()
    input.focus()
  }

  const row = (command, index) =>
    el(
      'div',
      {
        class: 'suggestion',
        role: 'option',
        'aria-selected': String(index === marked),
        // Before the input loses the focus, which closes the list.
        onpointerdown: (event) => {
          event.preventDefault()
          take(command)
        },
      },
      el('span', { class: 'suggestion-usage' }, command.usage),
      el('span', { class: 'suggestion-help' }, command.help),
    )

  const draw = () => {
    list ??= box.appendChild(el('div', { class: 'suggestions', role: 'listbox' }))
    list.replaceChildren(...found.map(row))
    list.children[marked]?.scrollIntoView({ block: 'nearest' })
  }

  const offer = () => {
    found = matching(input.value.trimStart())
    if (found.length === 0) return close()
    draw()
  }

  const mark = (step) => {
    if (list === null) offer()
    if (list === null) return
    const from = marked === -1 && step < 0 ? 0 : marked
    marked = (from + step + found.length) % found.length
    draw()
  }

  /** Null for a key that the list has nothing to do with. */
  const deedOf = ({ key, shiftKey }) => {
    if (key === 'ArrowDown') return () => mark(1)
    if (key === 'ArrowUp') return () => mark(-1)
    if (list === null || shiftKey) return null
    if (key === 'Escape') return close
    if (key === 'Tab') return () => take(found[Math.max(marked, 0)])
    return key === 'Enter' && marked >= 0 ? () => take(found[marked]) : null
  }

  input.addEventListener('keydown', (event) => {
    const deed = deedOf(event)
    if (!deed) return
    event.preventDefault()
    deed()
  })
  input.addEventListener('input', () => {
    marked = -1
    if (input.value.trim() === '') close()
    else offer()
  })
  input.addEventListener('blur', close)
  input.form?.addEventListener('submit', close)
}
