import type { Delay } from '../domain/client.js'
import type { RowRefusal } from '../domain/client-import.js'
import { clientIdOf } from '../domain/client-name.js'
import { approximateMs, toDelay } from '../domain/delay.js'
import { isEmailAddress, splitAddresses } from '../domain/email-address.js'
import { normalRut } from '../domain/rut.js'
import type { SheetRow } from '../ports.js'
import { readDelay } from '../texts/delay-text.js'
import type { ClientColumn } from '../texts/client-columns.js'
import { readLanguage } from '../texts/language-words.js'
import { readYesNo } from '../texts/yes-no.js'
import type { ClientStatement } from './client-statement.js'

export type RowReading =
  | {
      readonly ok: true
      readonly row: number
      readonly id: string
      readonly name: string
      readonly statement: ClientStatement
    }
  | { readonly ok: false; readonly row: number; readonly name: string; readonly refusal: RowRefusal }

const cell = (row: SheetRow, column: ClientColumn): string => (row.cells[column] ?? '').trim()

/** Null for a blank cell, `undefined` for one that cannot be understood. */
const readCell = <T>(text: string, read: (text: string) => T | null): T | null | undefined =>
  text === '' ? null : (read(text) ?? undefined)

/** `Ana <ana@a.example>; luis@a.example` → both addresses; blank and repeated ones once. */
const readContacts = (text: string): readonly string[] | null => {
  const bracketed = [...text.matchAll(/<([^<>]*)>/g)].map((match) => match[1] ?? '').join(' ')
  const addresses = [...new Set(splitAddresses(bracketed || text))]
  return addresses.length > 0 && addresses.every(isEmailAddress) ? addresses : null
}

const readDays = (text: string): Delay | null => {
  const written = readDelay(text)
  return written && toDelay(written)
}

export const isUltimatumTooEarly = (reminder: Delay | null, ultimatum: Delay | null): boolean =>
  reminder !== null && ultimatum !== null && approximateMs(ultimatum) <= approximateMs(reminder)

const readStatement = (row: SheetRow): ClientStatement | RowRefusal => {
  const requiresOc = readCell(cell(row, 'requires_oc'), readYesNo)
  const contacts = readCell(cell(row, 'contacts'), readContacts)
  const reminderAfter = readCell(cell(row, 'reminder'), readDays)
  const ultimatumAfter = readCell(cell(row, 'ultimatum'), readDays)
  const rut = readCell(cell(row, 'rut'), normalRut)
  const language = readCell(cell(row, 'language'), readLanguage)
  const active = readCell(cell(row, 'active'), readYesNo)
  if (requiresOc === undefined) return { code: 'oc_not_understood', text: cell(row, 'requires_oc') }
  if (contacts === undefined) return { code: 'contact_not_understood', text: cell(row, 'contacts') }
  if (reminderAfter === undefined)
    return { code: 'delay_not_understood', column: 'reminder', text: cell(row, 'reminder') }
  if (ultimatumAfter === undefined)
    return { code: 'delay_not_understood', column: 'ultimatum', text: cell(row, 'ultimatum') }
  if (rut === undefined) return { code: 'rut_not_understood', text: cell(row, 'rut') }
  if (language === undefined) return { code: 'language_not_understood', text: cell(row, 'language') }
  if (active === undefined) return { code: 'active_not_understood', text: cell(row, 'active') }
  const notes = cell(row, 'notes') || null
  return { requiresOc, contacts, reminderAfter, ultimatumAfter, notes, rut, language, active }
}

/** Reads one row by itself; null for a row that holds nothing at all. */
export const readClientRow = (row: SheetRow): RowReading | null => {
  if (Object.values(row.cells).every((text) => text.trim() === '')) return null
  const name = cell(row, 'name').replaceAll(/\s+/gu, ' ')
  const id = clientIdOf(name)
  if (id === '') return { ok: false, row: row.row, name, refusal: { code: 'name_missing' } }
  const statement = readStatement(row)
  return 'code' in statement
    ? { ok: false, row: row.row, name, refusal: statement }
    : { ok: true, row: row.row, id, name, statement }
}
