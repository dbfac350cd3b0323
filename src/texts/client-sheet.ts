import type { ClientChange, RowRefusal, SheetFault } from '../domain/client-import.js'

/** Spanish words about a client sheet, for the command line and for cards. */

type Field = ClientChange['field']

const FIELDS: Readonly<Record<Field, string>> = {
  requiresOc: 'si requiere OC',
  contacts: 'correos',
  reminderAfter: 'días de recordatorio',
  ultimatumAfter: 'días de ultimátum',
  notes: 'notas',
  rut: 'RUT',
  language: 'idioma',
  active: 'si está activo',
}

export const clientFieldName = (field: Field): string => FIELDS[field]

const COLUMNS = { reminder: 'recordatorio', ultimatum: 'ultimátum' } as const

export const joinedNumbers = (numbers: readonly number[]): string =>
  numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} y ${numbers.at(-1)}`

/** Why a row was not taken, for the person who keeps the sheet. */
export const rowRefusalText = (refusal: RowRefusal): string => {
  switch (refusal.code) {
    case 'name_missing':
      return 'falta el nombre de la agencia'
    case 'oc_missing':
      return 'falta decir si requiere OC: SI o NO'
    case 'oc_not_understood':
      return `en OC dice «${refusal.text}»; se espera SI o NO`
    case 'contact_not_understood':
      return `«${refusal.text}» no es un correo ni una lista de correos`
    case 'delay_not_understood':
      return `en ${COLUMNS[refusal.column]} dice «${refusal.text}»; se espera un número de días`
    case 'rut_not_understood':
      return `«${refusal.text}» no es un RUT: el dígito verificador no corresponde o falta el guion`
    case 'language_not_understood':
      return `en idioma dice «${refusal.text}»; se espera español, inglés o portugués`
    case 'active_not_understood':
      return `en activo dice «${refusal.text}»; se espera SI o NO`
    case 'ultimatum_not_later':
      return 'el ultimátum debe ser posterior al recordatorio'
    case 'rows_disagree':
      return `las filas ${joinedNumbers(refusal.rows)} son de la misma agencia y se contradicen`
  }
}

const FAULTS: Readonly<Record<SheetFault, string>> = {
  not_a_sheet: 'no es una planilla .xlsx ni un archivo .csv',
  old_or_protected_excel: 'es un Excel antiguo (.xls) o tiene contraseña; guárdelo como .xlsx sin contraseña',
  too_large: 'es demasiado grande: más de 5 MB',
  empty: 'está vacío',
  no_header_row:
    'no tiene una fila de títulos con el nombre de la agencia (NOMBRE AGENCIA) y otra columna conocida, como OC',
  no_rows: 'tiene títulos pero ninguna fila',
}

/** Behind the name of the file. */
export const sheetFaultText = (fault: SheetFault): string => FAULTS[fault]
