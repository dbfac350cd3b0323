import { pressButton, type CardElement } from '../elements.js'
import { renderCard, type Card } from '../render.js'
import type { Button } from '../verbs.js'
import type { Fact, Link } from './context.js'
import type { Tone } from './tones.js'

export interface Notice {
  readonly tone: Tone
  readonly title: string
  readonly lines?: readonly string[]
  readonly facts?: readonly Fact[]
  readonly links?: readonly Link[]
  readonly buttons?: readonly Button[]
  /** What a plain button cannot do, such as a form. */
  readonly actions?: readonly CardElement[]
}

/** Without the marks of Markdown, for what is read aloud. */
export const plain = (markdown: string): string => markdown.replaceAll(/\\(.)/gu, '$1').replaceAll('**', '')

const linkButton = ({ title, url }: Link): CardElement => ({ type: 'Action.OpenUrl', title, url })

/** A small card: a reply in a thread, a greeting, a set of links. Its texts are Markdown, already escaped. */
export const noticeCard = ({
  tone,
  title,
  lines = [],
  facts = [],
  links = [],
  buttons = [],
  actions = [],
}: Notice): Card =>
  renderCard('notice', {
    fallbackText: plain([title, ...lines].join('. ')),
    speak: plain(title),
    tone,
    title,
    lines: lines.map((text) => ({ text })),
    facts,
    actions: [...links.map(linkButton), ...buttons.map(pressButton), ...actions],
  })
