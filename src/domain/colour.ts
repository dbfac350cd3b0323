/** An sRGB colour as `#rrggbb`, lower case. */
export type Colour = string

const channel = (colour: Colour, index: number): number =>
  Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)

/** A channel's share of the light, sRGB undone (WCAG 2.2, "relative luminance"). */
const light = (value: number): number => {
  const part = value / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

const luminance = (colour: Colour): number =>
  0.2126 * light(channel(colour, 0)) + 0.7152 * light(channel(colour, 1)) + 0.0722 * light(channel(colour, 2))

/** From 1, none, to 21, black on white (WCAG 2.2, "contrast ratio"). */
export const contrast = (one: Colour, other: Colour): number => {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The least contrast at which text of any size can be read (WCAG 2.2, 1.4.3). */
export const READABLE_CONTRAST = 4.5

/** `part` of the other colour in the first: 0 leaves it, 1 is the other. */
export const mixed = (colour: Colour, other: Colour, part: number): Colour => {
  const channels = [0, 1, 2].map((index) => {
    const value = channel(colour, index) * (1 - part) + channel(other, index) * part
    return Math.round(value).toString(16).padStart(2, '0')
  })
  return `#${channels.join('')}`
}
