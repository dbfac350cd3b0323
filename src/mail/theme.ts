import type { Tone } from './letter.js'
import { markup } from './markup.js'

/** Colours of a tone on white paper: at least 4.5:1 against their background (WCAG 2.2, 1.4.3). */
export interface ToneColours {
  readonly accent: string
  readonly tint: string
}

export const TONES: Readonly<Record<Tone, ToneColours>> = {
  plain: { accent: '#1b4f72', tint: '#eef4f9' },
  notice: { accent: '#8a5300', tint: '#fff6e6' },
  urgent: { accent: '#a4262c', tint: '#fdf0f0' },
  done: { accent: '#0e6b3c', tint: '#edf8f1' },
}

/**
 * For mail programs that follow the reader's dark mode (Apple Mail, Outlook for Mac and phones). The others either
 * keep the light colours, all of which are set, or turn foreground and background round together.
 */
export const DARK_STYLE = markup`
@media (prefers-color-scheme: dark) {
  .page { background: #16191d !important; }
  .paper { background: #22262b !important; border-right-color: #3a4048 !important; border-bottom-color: #3a4048 !important; border-left-color: #3a4048 !important; }
  .ink { color: #eceff2 !important; }
  .soft { color: #aab3bd !important; }
  .rule { border-color: #3a4048 !important; }
  .plain { color: #8fc1e8 !important; }
  .notice { color: #f2b95c !important; }
  .urgent { color: #ff9b9f !important; }
  .done { color: #7fd6a4 !important; }
  .plain-tint { background: #1b2a37 !important; }
  .notice-tint { background: #37290f !important; }
  .urgent-tint { background: #3b1c1e !important; }
  .done-tint { background: #14301f !important; }
}
`
