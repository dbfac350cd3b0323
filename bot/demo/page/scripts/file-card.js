import { post } from './api.js'
import { el } from './dom.js'
import { texts } from './texts.js'
import { asViewer } from './viewer.js'

const typeOf = (name) => /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''

const sizeOf = (bytes) =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1_000))} KB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`

const head = (file, note) => [
  el(
    'span',
    { class: 'file-icon', 'data-type': typeOf(file.name), 'aria-hidden': 'true' },
    typeOf(file.name),
  ),
  el('span', { class: 'file-name', title: file.name }, file.name),
  el('span', { class: 'file-note' }, note),
]

const download = (postId) =>
  el('a', { class: 'file-download', href: asViewer(`/file/${postId}`), download: true }, texts.file.download)

const answer = async (event, postId, wanted) => {
  for (const button of event.currentTarget.parentElement.children) button.disabled = true
  await post('/api/consent', { postId, answer: wanted }).catch(() => undefined)
}

const answerButton = (postId, wanted) =>
  el(
    'button',
    { class: 'button', type: 'button', onclick: (event) => void answer(event, postId, wanted) },
    texts.file[wanted],
  )

const question = (postId) => [
  el('p', { class: 'file-question' }, texts.file.consent),
  el('div', { class: 'file-buttons' }, answerButton(postId, 'accept'), answerButton(postId, 'decline')),
]

const answered = (wanted) =>
  el('p', { class: 'file-answered' }, wanted === 'accept' ? texts.file.accepted : texts.file.declined)

const consent = (postId, file) => [
  ...head(file, `${sizeOf(file.sizeInBytes)} · ${file.description}`),
  ...(file.answer === null ? question(postId) : [answered(file.answer)]),
]

const CONTENT = {
  sent: (postId, file) => [...head(file, texts.file.sent), download(postId)],
  info: (postId, file) => [...head(file, texts.file.stored), download(postId)],
  consent,
}

/** A file as Teams shows it in a chat: given to the bot, asked about, or stored by the bot. */
export const drawFile = (postId, file) =>
  el('div', { class: `file-card file-card-${file.kind}` }, ...CONTENT[file.kind](postId, file))
