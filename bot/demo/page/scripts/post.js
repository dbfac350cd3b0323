import { avatar } from './avatar.js'
import { drawCard } from './card.js'
import { el } from './dom.js'
import { drawFile } from './file-card.js'
import { markdownToHtml } from './markdown.js'
import { noteOf } from './press-notes.js'
import { texts } from './texts.js'
import { moment } from './time.js'

/** `<at>Control OC</at> pendientes`, as Teams keeps a mention in a text. */
const mentions = (html) =>
  html.replace(/&#60;at&#62;(.+?)&#60;\/at&#62;/gu, '<span class="mention">@$1</span>')

const textOf = (post) => {
  const box = el('div', { class: 'post-text' })
  box.innerHTML = mentions(markdownToHtml(post.text))
  return box
}

const content = (post) => {
  if (post.deleted) return [el('p', { class: 'post-deleted' }, texts.deleted)]
  return [
    post.text === null ? null : textOf(post),
    post.card === null ? null : drawCard(post.id, post.card),
    post.file === null ? null : drawFile(post.id, post.file),
    noteOf(post.id),
  ]
}

export const drawPost = (post) =>
  el(
    'div',
    { class: post.isOwn ? 'post post-own' : 'post', 'data-post': post.id },
    avatar(post.from),
    el(
      'div',
      { class: 'post-body' },
      el(
        'div',
        { class: 'post-head' },
        el('span', { class: 'post-author' }, post.from.name),
        post.from.isBot ? el('span', { class: 'post-tag' }, texts.application) : null,
        el(
          'time',
          { class: 'post-time', datetime: post.at },
          moment(post.at) + (post.edited ? texts.edited : ''),
        ),
      ),
      ...content(post),
    ),
  )
