import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

const require = createRequire(import.meta.url)

export type Letters = 'Control OC' | 'Control OC Bold'

/**
 * The drawing library brings no letters of its own, and a bare server has none either: text would be left out without a
 * word. These come with pdfjs-dist, which uses them for the same reason.
 */
const fontFiles = (): Readonly<Record<Letters, string>> => ({
  'Control OC': require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
  'Control OC Bold': require.resolve('pdfjs-dist/standard_fonts/LiberationSans-Bold.ttf'),
})

/** @throws when a font is not where its package has it */
export const loadLetters = (): void => {
  for (const [name, file] of Object.entries(fontFiles()))
    if (!GlobalFonts.registerFromPath(file, name)) throw new Error(`${file} cannot be read as a font`)
}

export const fontOf = (letters: Letters, pixels: number): string => `${pixels}px "${letters}"`
