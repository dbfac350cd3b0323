import { avatar } from './avatar.js'
import { byId, el, icon } from './dom.js'
import { texts } from './texts.js'

const addressOf = ({ key }) => `/?como=${encodeURIComponent(key)}`

const nameAndRole = ({ name, role }) =>
  el('span', {}, el('span', { class: 'who-name' }, name), el('span', { class: 'who-role' }, role))

const row = (person, isViewer) =>
  el(
    'div',
    { class: 'who-row' },
    el(
      'a',
      {
        class: 'who-here',
        href: addressOf(person),
        'aria-current': String(isViewer),
        'aria-label': texts.here(person.name),
      },
      avatar(person),
      nameAndRole(person),
    ),
    el(
      'a',
      {
        class: 'who-apart',
        href: addressOf(person),
        target: '_blank',
        rel: 'noopener',
        title: texts.apart(person.name),
        'aria-label': texts.apart(person.name),
      },
      icon('apart'),
    ),
  )

/** Who sits here, and whose place can be taken. */
export const showPeople = ({ viewer, people }) => {
  const self = people.find(({ key }) => key === viewer)
  byId('who').replaceChildren(avatar(self), nameAndRole(self), icon('down'))
  byId('who-menu').replaceChildren(
    el('p', { class: 'who-hint' }, texts.whoHint),
    ...people.map((person) => row(person, person.key === viewer)),
  )
  document.title = `Control OC · ${self.name}`
}
