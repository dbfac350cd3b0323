import type { LinePosition } from './monthly-log.js'

const OFFSET_DIGITS = 15

/** Where a line stands, as text that sorts like it: the cursor of pages that are read from lines. */
export const cursorOf = ({ month, offset }: LinePosition): string =>
  `${month} ${String(offset).padStart(OFFSET_DIGITS, '0')}`

export const positionOf = (cursor: string): LinePosition => {
  const [month = '', offset] = cursor.split(' ')
  return { month, offset: Number(offset) }
}
