import {
  type Labelled,
  type PrintedConfirmation,
  type PrintedStay,
  wordConfirmation,
} from './confirmation-words.js'
import { A4, type PlacedText, textMeasure, writePages } from './page-writer.js'
import { type PrintStyle, type SampleBooking, USUAL_STYLE } from './sample-booking.js'

export type { SampleBooking } from './sample-booking.js'

/** The turns in which the real printer draws: hotel and total first, the right-hand column last. */
const TURN = { hotel: 0, end: 1, title: 2, left: 3, right: 4 } as const

const X = { margin: 30, middle: 200, right: 400, total: 430, indent: 60, name: 160, surname: 300 } as const
const LINE = 13
const BOTTOM = A4.height - 60

interface Sheet {
  place(x: number, text: string, turn: number, look?: { bold?: boolean; size?: number }): void
  /** The label in bold with its value behind it; the value wraps under itself. */
  pair(x: number, width: number, labelled: Labelled, turn: number): void
  /** Wrapped lines from `x` on. */
  prose(x: number, width: number, text: string, turn: number, bold?: boolean): void
  nextLine(gap?: number): void
  /** Begins a new page unless so much is left of this one. */
  need(points: number): void
  readonly texts: readonly PlacedText[]
}

const wrap = (text: string, width: number, measure: (text: string) => number): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length === 0 || measure(longer) > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

const openSheet = (): Sheet => {
  const texts: PlacedText[] = []
  const measure = textMeasure()
  let page = 0
  let y = 40
  let extraLines = 0
  const place: Sheet['place'] = (x, text, turn, look = {}) => texts.push({ page, x, y, text, turn, ...look })
  const placeLines = (x: number, lines: readonly string[], turn: number, bold = false): void => {
    lines.forEach((text, index) => texts.push({ page, x, y: y + index * LINE, text, turn, bold }))
    extraLines = Math.max(extraLines, lines.length - 1)
  }
  return {
    texts,
    place,
    pair(x, width, { label, value }, turn) {
      place(x, label, turn, { bold: true })
      const from = x + measure(`${label} `, true)
      placeLines(from, wrap(value, width - (from - x), measure), turn)
    },
    prose: (x, width, text, turn, bold = false) =>
      placeLines(
        x,
        wrap(text, width, (part) => measure(part, bold)),
        turn,
        bold,
      ),
    nextLine(gap = 0) {
      y += LINE * (1 + extraLines) + gap
      extraLines = 0
    },
    need(points) {
      if (y + points <= BOTTOM) return
      page += 1
      y = 40
    },
  }
}

const layHeader = (sheet: Sheet, printed: PrintedConfirmation): void => {
  sheet.place(X.margin, printed.title, TURN.title, { bold: true, size: 16 })
  sheet.nextLine(12)
  for (const [middle, right] of printed.header) {
    sheet.pair(X.middle, 190, middle, TURN.left)
    sheet.pair(X.right, 170, right, TURN.right)
    sheet.nextLine()
  }
  sheet.pair(X.middle, 190, printed.status, TURN.left)
  sheet.nextLine(10)
  sheet.place(X.margin, printed.hotelsHeading, TURN.title, { bold: true, size: 12 })
  sheet.nextLine(8)
}

const layHotel = (sheet: Sheet, stay: PrintedStay): void => {
  sheet.need(110)
  sheet.prose(X.margin, 380, stay.hotel, TURN.hotel, true)
  if (stay.total) sheet.pair(X.total, 150, stay.total, TURN.hotel)
  sheet.nextLine()
  if (stay.address) sheet.prose(X.margin, 530, stay.address, TURN.hotel)
  if (stay.address) sheet.nextLine()
  stay.facts.forEach(([left, right], index) => {
    if (index === 0 && stay.phone) sheet.pair(X.margin, 160, stay.phone, TURN.left)
    sheet.pair(X.middle, 190, left, TURN.left)
    sheet.pair(X.right, 180, right, TURN.right)
    sheet.nextLine()
  })
}

const layRooms = (sheet: Sheet, stay: PrintedStay, columns: PrintedConfirmation['guestColumns']): void => {
  stay.rooms.forEach((room, index) => {
    sheet.need(60)
    sheet.nextLine(-7)
    sheet.prose(X.margin, 535, room.heading, TURN.left)
    sheet.nextLine(2)
    for (const cells of index === 0 ? [columns, ...room.guests] : room.guests) {
      sheet.need(LINE)
      sheet.place(X.indent, cells[0], TURN.left)
      sheet.place(X.name, cells[1], TURN.left)
      sheet.place(X.surname, cells[2], TURN.left)
      sheet.nextLine()
    }
  })
  sheet.nextLine()
}

const laySections = (sheet: Sheet, stay: PrintedStay): void => {
  for (const section of stay.sections) {
    sheet.need(60)
    sheet.place(X.indent, section.label, TURN.left, { bold: true })
    sheet.nextLine(1)
    sheet.prose(X.indent + 20, 480, section.value, TURN.left)
    sheet.nextLine(3)
  }
}

const layEnd = (sheet: Sheet, printed: PrintedConfirmation): void => {
  for (const heading of printed.endHeadings) {
    sheet.need(40)
    sheet.place(X.margin, heading, TURN.end, { bold: true, size: 11 })
    sheet.nextLine(4)
  }
  if (!printed.bookingId) return
  sheet.place(X.margin, printed.bookingId.label, TURN.end)
  sheet.place(X.middle, printed.bookingId.value, TURN.end)
}

/**
 * A confirmation as the booking system sends it: positioned boxes whose order in the file is not the order on the
 * page. Texts go to a further page where one is full.
 */
export const makeConfirmationPdf = (
  booking: SampleBooking,
  style: Partial<PrintStyle> = {},
): Promise<Uint8Array> => {
  const printed = wordConfirmation(booking, { ...USUAL_STYLE, ...style })
  const sheet = openSheet()
  layHeader(sheet, printed)
  for (const stay of printed.stays) {
    layHotel(sheet, stay)
    layRooms(sheet, stay, printed.guestColumns)
    laySections(sheet, stay)
  }
  layEnd(sheet, printed)
  return writePages(sheet.texts)
}
