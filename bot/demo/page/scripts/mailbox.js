import { byId, el } from './dom.js'
import { moment } from './time.js'

const mails = new Map()
let selected = null
let isReady = false

const row = (mail) =>
  el(
    'li',
    {},
    el(
      'button',
      {
        class: `mail-row ${mail.read ? '' : 'mail-row-new'}`,
        type: 'button',
        'aria-current': String(mail.id === selected),
        onclick: () => select(mail.id),
      },
      el('span', { class: 'mail-to' }, mail.to.join(', ')),
      el('time', { class: 'mail-time' }, moment(mail.at)),
      el('span', { class: 'mail-subject' }, mail.subject),
      el('span', { class: 'mail-preview' }, mail.preview),
    ),
  )

const fact = (name, value) => (value ? [el('dt', {}, name), el('dd', {}, value)] : [])

const reading = (mail) => [
  el(
    'header',
    { class: 'mail-head' },
    el('h3', {}, mail.subject),
    el(
      'dl',
      {},
      ...fact('De', mail.from),
      ...fact('Para', mail.to.join(', ')),
      ...fact('CC', mail.cc.join(', ')),
      ...fact('Fecha', moment(mail.at)),
    ),
  ),
  // No scripts, no origin: a mail is a stranger's page.
  el('iframe', { class: 'mail-body', sandbox: true, title: mail.subject, src: `/mail/${mail.id}` }),
]

const draw = () => {
  const all = [...mails.values()].reverse()
  byId('mail-list').replaceChildren(
    ...(all.length === 0
      ? [el('li', { class: 'mail-empty' }, 'Los clientes todavía no han recibido nada.')]
      : all.map(row)),
  )
}

const select = (id) => {
  const mail = mails.get(id)
  mails.set(id, { ...mail, read: true })
  if (selected !== id) byId('mail-reading').replaceChildren(...reading(mail))
  selected = id
  draw()
}

/** A mail that comes while the page is open is opened at once, so that cause and effect are seen together. */
export const showMail = (mail) => {
  if (mails.has(mail.id)) return
  mails.set(mail.id, { ...mail, read: !isReady })
  if (isReady) select(mail.id)
}

/** The page knows all that there was before it opened. */
export const showAllMail = () => {
  isReady = true
  const last = [...mails.keys()].at(-1)
  if (selected === null && last !== undefined) select(last)
  else draw()
}

export const openMailbox = () => draw()
