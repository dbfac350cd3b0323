import type { Alignment, Fill, Font, Style } from 'exceljs'
import type { CellKind } from '../../domain/report-workbook.js'

const NAVY = 'FF1F3A5F'
const GREY = 'FF5B6770'
const LINE = 'FFC5CDD5'
const PALE = 'FFEEF2F6'

/** Named in every style: where only bold is asked for, LibreOffice takes another font than for the rest. */
const FONT: Partial<Font> = { name: 'Calibri', family: 2, size: 11 }

export const TITLE: Partial<Font> = { ...FONT, bold: true, size: 16, color: { argb: NAVY } }
export const SUBTITLE: Partial<Font> = { ...FONT, bold: true, size: 12, color: { argb: NAVY } }
export const NOTE: Partial<Font> = { ...FONT, italic: true, color: { argb: GREY } }

/**
 * How Excel shows each kind. Its comma means "the reader's separator of thousands", its point "the reader's decimal mark":
 * the locale in brackets (340A, Spanish of Chile) makes that `528.701` and `1.250,50` also where it is not the reader's own.
 */
const FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  count: '[$-340A]#,##0',
  days: '[$-340A]0.0',
  share: '0%',
  day: 'dd-mm-yyyy',
  instant: 'dd-mm-yyyy hh:mm',
  CLP: '[$-340A]"$"#,##0',
  USD: '[$-340A]"US$"#,##0.00',
  EUR: '[$-340A]"€"#,##0.00',
  UF: '[$-340A]"UF "#,##0.00##',
}

const solid = (argb: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } })

const side = (kind: CellKind): 'left' | 'right' => (kind === 'text' ? 'left' : 'right')

/** Words stand on the left, a little away from the figures and dates that stand on the right of the column before. */
const aligned = (kind: CellKind, rest: Partial<Alignment>): Partial<Alignment> => ({
  horizontal: side(kind),
  indent: side(kind) === 'left' ? 1 : 0,
  ...rest,
})

/** exceljs knows a style again by the object itself: one for each look makes a file of thousands of cells in a third of the time. */
const looks = new Map<string, Partial<Style>>()

const look = (key: string, make: () => Partial<Style>): Partial<Style> => {
  const known = looks.get(key) ?? make()
  looks.set(key, known)
  return known
}

export const headingStyle = (kind: CellKind): Partial<Style> =>
  look(`heading ${side(kind)}`, () => ({
    font: { ...FONT, bold: true, color: { argb: 'FFFFFFFF' } },
    fill: solid(NAVY),
    alignment: aligned(kind, { vertical: 'middle', wrapText: true }),
  }))

export const valueStyle = (kind: CellKind, wrapText: boolean): Partial<Style> =>
  look(`value ${kind} ${wrapText}`, () => ({
    font: FONT,
    numFmt: FORMATS[kind],
    alignment: aligned(kind, { vertical: 'top', wrapText }),
    border: { bottom: { style: 'hair', color: { argb: LINE } } },
  }))

export const totalStyle = (kind: CellKind): Partial<Style> =>
  look(`total ${kind}`, () => ({
    numFmt: FORMATS[kind],
    alignment: aligned(kind, { vertical: 'top' }),
    font: { ...FONT, bold: true },
    fill: solid(PALE),
    border: { top: { style: 'thin', color: { argb: NAVY } } },
  }))
