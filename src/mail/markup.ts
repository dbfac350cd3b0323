import { singleLine } from './plain.js'

/** A piece of HTML in which every value has been escaped. Only the tag `markup` can make one. */
class SafeHtml {
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  get html(): string {
    return this.#html
  }
}

export type Markup = SafeHtml

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (value: string): string =>
  singleLine(value).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

type Value = string | Markup | readonly Markup[]

const isList = (value: Value): value is readonly Markup[] => Array.isArray(value)

const asHtml = (value: Value): string => {
  if (typeof value === 'string') return escaped(value)
  return isList(value) ? value.map((each) => each.html).join('') : value.html
}

const filled = (part: string, value: Value | undefined): string =>
  value === undefined ? part : part + asHtml(value)

/** Template tag: strings put into it are escaped for text and quoted attributes, markup is taken as it is. */
export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new SafeHtml(parts.map((part, index) => filled(part, values[index])).join(''))
