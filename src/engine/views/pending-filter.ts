import type { PendingFilter, ReservationRow } from '../../contract.js'
import { foldText } from '../../domain/fold-text.js'

/** Every word of the text stands somewhere in the agency's or a hotel's name. */
const isAbout = ({ agency, hotel }: ReservationRow, text: string): boolean => {
  const names = foldText(`${agency} ${hotel}`)
  return foldText(text)
    .split(' ')
    .every((word) => names.includes(word))
}

export const isWanted =
  ({ text, urgent, assigneeId }: PendingFilter) =>
  (row: ReservationRow): boolean =>
    (text === null || isAbout(row, text)) &&
    (!urgent || row.urgent) &&
    (assigneeId === null || row.assignee?.id === assigneeId)
