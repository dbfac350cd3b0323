import { drawCard } from './card.js'
import { el } from './dom.js'
import { markdownToHtml } from './markdown.js'
import { moment } from './time.js'

const COLOURS = ['#8764b8', '#c239b3', '#ca5010', '#498205', '#038387', '#4f6bed']

const initials = (name) =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

const colourOf = (name) =>
  COLOURS[[...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % COLOURS.length]

const avatar = (from) => {
  if (from.isBot) return el('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' })
  const circle = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(from.name))
  circle.style.background = colourOf(from.name)
  return circle
}

/** `<at>Control OC</at> pendientes`, as Teams keeps a mention in a text. */
const mentions = (html) =>
  html.replace(/&#60;at&#62;(.+?)&#60;\/at&#62;/gu, '<span class="mention">@$1</span>')

const textOf = (post) => {
  const box = el('div', { class: 'post-text' })
  box.innerHTML = mentions(markdownToHtml(post.text))
  return box
}

const content = (post) => {
  if (post.deleted) return [el('p', { class: 'post-deleted' }, 'Este mensaje se ha eliminado.')]
  return [post.text === null ? null : textOf(post), post.card === null ? null : drawCard(post.id, post.card)]
}

export const drawPost = (post) =>
  el(
    'div',
    { class: 'post', 'data-post': post.id },
    avatar(post.from),
    el(
      'div',
      {},
      el(
        'div',
        { class: 'post-head' },
        el('span', { class: 'post-author' }, post.from.name),
        post.from.isBot ? el('span', { class: 'post-tag' }, 'Aplicación') : null,
        el(
          'time',
          { class: 'post-time', datetime: post.at },
          moment(post.at) + (post.edited ? ' · editado' : ''),
        ),
      ),
      ...content(post),
    ),
  )
