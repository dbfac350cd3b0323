export { createClientSheet, type HeaderReader } from './client-sheet.js'
export { SheetUnreadable, type SheetFault } from './sheet-unreadable.js'
