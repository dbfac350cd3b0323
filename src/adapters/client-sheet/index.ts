export { createClientSheet } from './client-sheet.js'
export { SheetUnreadable } from './sheet-unreadable.js'
