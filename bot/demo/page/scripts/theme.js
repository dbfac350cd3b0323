import { byId, el, icon } from './dom.js'
import { texts } from './texts.js'

const ICONS = { light: 'sun', dark: 'moon', contrast: 'contrast' }
const KEPT = 'control-oc-theme'

/** `?tema=dark` wins, so that a picture can be taken of each; else what was chosen last. */
const wanted = () =>
  new URLSearchParams(globalThis.location.search).get('tema') ?? globalThis.localStorage.getItem(KEPT)

let current = 'light'
const listeners = []

export const theme = () => current

/** Calls back when another theme was chosen: cards have their colours in themselves and are drawn again. */
export const onTheme = (listener) => listeners.push(listener)

const apply = (name) => {
  current = name
  document.documentElement.dataset.theme = name
  for (const button of byId('themes').children)
    button.setAttribute('aria-checked', String(button.dataset.theme === name))
}

const choose = (name) => {
  globalThis.localStorage.setItem(KEPT, name)
  apply(name)
  for (const listener of listeners) listener()
}

const button = (name) =>
  el(
    'button',
    {
      class: 'theme',
      type: 'button',
      role: 'radio',
      title: texts.themes[name],
      'aria-label': texts.themes[name],
      'data-theme': name,
      onclick: () => choose(name),
    },
    icon(ICONS[name]),
  )

export const openThemes = () => {
  byId('themes').replaceChildren(...Object.keys(ICONS).map(button))
  const name = wanted()
  apply(name in ICONS ? name : 'light')
}
