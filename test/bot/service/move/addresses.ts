/** The address that is being left, of a mailbox elsewhere, and the one that takes its place. */
export const OLD = 'seguimientoocx@correo.example'
export const NEW = 'controloc@hotelsales.example'

export type Address = typeof OLD | typeof NEW

export const BOTH: readonly Address[] = [NEW, OLD]

/** Who sends the confirmations. */
export const CONFIRMER = 'confirmaciones@kontrol.example'
