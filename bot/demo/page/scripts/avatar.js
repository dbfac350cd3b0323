import { el } from './dom.js'

const COLOURS = ['#8764b8', '#c239b3', '#ca5010', '#498205', '#038387', '#4f6bed']

const initials = (name) =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

const colourOf = (name) =>
  COLOURS[[...name].reduce((sum, letter) => (sum * 7 + letter.codePointAt(0)) % 1_009, 0) % COLOURS.length]

/** A person's initials in a colour of their own; the bot has its picture. */
export const avatar = ({ name, isBot }) => {
  if (isBot) return el('span', { class: 'avatar avatar-bot', 'aria-hidden': 'true' })
  const circle = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name))
  circle.style.background = colourOf(name)
  return circle
}
