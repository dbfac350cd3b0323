import { contrast, mixed, type Colour } from '../domain/colour.js'
import type { Tone } from './letter.js'
import { markup, type Markup } from './markup.js'

/** Colours of a letter, on white paper and on dark: accents have at least 4.5:1 against the paper. */
export interface Colours {
  readonly accent: Colour
  readonly tint: Colour
  readonly darkAccent: Colour
  readonly darkTint: Colour
}

export const PAPER: Colour = '#ffffff'
export const DARK_PAPER: Colour = '#22262b'

const TONES: Readonly<Record<Tone, Colours>> = {
  plain: { accent: '#1b4f72', tint: '#eef4f9', darkAccent: '#8fc1e8', darkTint: '#1b2a37' },
  notice: { accent: '#8a5300', tint: '#fff6e6', darkAccent: '#f2b95c', darkTint: '#37290f' },
  urgent: { accent: '#a4262c', tint: '#fdf0f0', darkAccent: '#ff9b9f', darkTint: '#3b1c1e' },
  done: { accent: '#0e6b3c', tint: '#edf8f1', darkAccent: '#7fd6a4', darkTint: '#14301f' },
}

/** As readable as the house's own colours in the dark. */
const DARK_CONTRAST = 6

/** Made lighter in twentieths until it can be read on dark paper; white can. */
const lightened = (colour: Colour, part = 0): Colour => {
  const lighter = mixed(colour, PAPER, part)
  return part >= 1 || contrast(lighter, DARK_PAPER) >= DARK_CONTRAST
    ? lighter
    : lightened(colour, part + 0.05)
}

const companyColours = (colour: Colour): Colours => ({
  accent: colour,
  tint: mixed(colour, PAPER, 0.93),
  darkAccent: lightened(colour),
  darkTint: mixed(colour, DARK_PAPER, 0.75),
})

/** The company's own where nothing is urgent or done: red and green keep their meaning. */
export const coloursOf = (tone: Tone, companyColour: Colour | null): Colours =>
  companyColour !== null && (tone === 'plain' || tone === 'notice')
    ? companyColours(companyColour)
    : TONES[tone]

/**
 * For mail programs that follow the reader's dark mode (Apple Mail, Outlook for Mac and phones). The others either
 * keep the light colours, all of which are set, or turn foreground and background round together.
 */
export const darkStyle = ({ darkAccent, darkTint }: Colours): Markup => markup`
@media (prefers-color-scheme: dark) {
  .page { background: #16191d !important; }
  .paper { background: ${DARK_PAPER} !important; border-right-color: #3a4048 !important; border-bottom-color: #3a4048 !important; border-left-color: #3a4048 !important; }
  .ink { color: #eceff2 !important; }
  .soft { color: #aab3bd !important; }
  .rule { border-color: #3a4048 !important; }
  .plate { padding: 8px !important; }
  .accent { color: ${darkAccent} !important; }
  .tint { background: ${darkTint} !important; }
}
`
