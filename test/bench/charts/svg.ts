/** The same shapes give the same bytes: nothing of the machine, the time or its fonts is in a drawing. */

const COLOURS = ['#2f6f9f', '#c0702b', '#4f8a4b', '#8a5a9e', '#7a7a7a', '#b0484f'] as const
const [INK, PALE] = ['#1f2328', '#d0d7de'] as const

export const colourOf = (index: number): string => COLOURS[index % COLOURS.length] ?? INK

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A tenth of a point is finer than any screen. */
const at = (value: number): string => String(Math.round(value * 10) / 10)

export const text = (
  x: number,
  y: number,
  words: string,
  style: {
    readonly size?: number
    readonly anchor?: 'start' | 'middle' | 'end'
    readonly bold?: boolean
  } = {},
): string => {
  const { size = 12, anchor = 'start', bold = false } = style
  const weight = bold ? ' font-weight="600"' : ''
  return `<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}" fill="${INK}"${weight}>${escaped(words)}</text>`
}

export const box = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${at(x)}" y="${at(y)}" width="${at(width)}" height="${at(height)}" fill="${fill}"/>`

export const rule = (x1: number, y1: number, x2: number, y2: number, isStrong = false): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${isStrong ? INK : PALE}" stroke-width="${isStrong ? 2 : 1}"/>`

export const polyline = (points: readonly (readonly [number, number])[], colour: string): string =>
  `<polyline points="${points.map(([x, y]) => `${at(x)},${at(y)}`).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`

export const dot = (x: number, y: number, colour: string): string =>
  `<circle cx="${at(x)}" cy="${at(y)}" r="3" fill="${colour}"/>`

/** A whole picture on white, so that it can be read on dark pages too. */
export const picture = (width: number, height: number, title: string, shapes: readonly string[]): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${at(width)} ${at(height)}" width="${at(width)}" height="${at(height)}" role="img" font-family="system-ui, sans-serif">`,
    `<title>${escaped(title)}</title>`,
    box(0, 0, width, height, '#ffffff'),
    text(16, 26, title, { size: 14, bold: true }),
    ...shapes,
    '</svg>',
    '',
  ].join('\n')
