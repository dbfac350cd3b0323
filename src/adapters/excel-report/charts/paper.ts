import { createCanvas } from '@napi-rs/canvas'
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { fontOf } from './letters.js'
import type { Letters } from './letters.js'

export interface Picture {
  readonly png: Buffer
  /** In pixels of the sheet; the picture itself has more, so that it is sharp when printed. */
  readonly width: number
  readonly height: number
}

/** A chart under way: its canvas, and how large it will be on the sheet. */
export interface Paper {
  readonly canvas: Canvas
  readonly context: SKRSContext2D
  readonly width: number
  readonly height: number
}

export const INK = '#1f2933'
export const FAINT = '#5b6770'
export const RULE = '#c5cdd5'
/** Told apart in grey as well, and by people who do not see red and green. */
export const COLOURS = ['#1f5a93', '#e0912f', '#7a8793'] as const

export const MARGIN = 20
/** Where the drawing begins, below title and subtitle. */
export const HEAD = 72

const SHARPNESS = 2
const MOST_LETTERS = 200

export const newPaper = (width: number, height: number): Paper => {
  const canvas = createCanvas(width * SHARPNESS, height * SHARPNESS)
  const context = canvas.getContext('2d')
  context.scale(SHARPNESS, SHARPNESS)
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.strokeStyle = RULE
  context.strokeRect(0.5, 0.5, width - 1, height - 1)
  return { canvas, context, width, height }
}

export const pictureOf = ({ canvas, width, height }: Paper): Picture => ({
  png: canvas.toBuffer('image/png'),
  width,
  height,
})

export interface Writing {
  readonly letters?: Letters
  readonly pixels?: number
  readonly colour?: string
  readonly align?: 'left' | 'right' | 'center'
}

export const write = ({ context }: Paper, text: string, x: number, y: number, how: Writing = {}): void => {
  context.font = fontOf(how.letters ?? 'Control OC', how.pixels ?? 13)
  context.fillStyle = how.colour ?? INK
  context.textAlign = how.align ?? 'left'
  context.textBaseline = 'middle'
  context.fillText(text, x, y)
}

/** The text, cut short with an ellipsis where it is wider than there is room. */
export const fitted = ({ context }: Paper, given: string, room: number, pixels = 13): string => {
  const text = given.replaceAll(/[\s\p{C}]+/gu, ' ').trim()
  context.font = fontOf('Control OC', pixels)
  if (context.measureText(text).width <= room) return text
  const letters = Array.from(text).slice(0, MOST_LETTERS)
  while (letters.length > 1 && context.measureText(`${letters.join('')}…`).width > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

export const writeHead = (paper: Paper, title: string, subtitle: string): void => {
  write(paper, title, MARGIN, 28, { letters: 'Control OC Bold', pixels: 17 })
  write(paper, fitted(paper, subtitle, paper.width - 2 * MARGIN), MARGIN, 50, { colour: FAINT })
}

export const writeEmpty = (paper: Paper, text: string): void =>
  write(paper, text, paper.width / 2, (HEAD + paper.height) / 2, { colour: FAINT, align: 'center' })
