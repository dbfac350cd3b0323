/** Makes an element: text always as text, never as markup. */
export const el = (name, attributes = {}, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? '' : value)
  }
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

export const byId = (id) => document.getElementById(id)

const SVG = 'http://www.w3.org/2000/svg'

/** A drawing of `icons.svg`, in the colour of the text around it. */
export const icon = (name) => {
  const svg = document.createElementNS(SVG, 'svg')
  const use = document.createElementNS(SVG, 'use')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `/icons.svg#${name}`)
  svg.append(use)
  return svg
}
