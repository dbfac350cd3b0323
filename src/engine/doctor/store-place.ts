import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { failing, skipped, well } from '../../domain/make-finding.js'
import type { DatabaseProbe } from '../../ports.js'

const code = (own: DoctorCode): DoctorCode => own

const tables = ({ tables: seen, permitted }: DatabaseProbe, subject: string): Finding => {
  if (permitted === false)
    return failing('data', 'data.database_tables', code('store_not_permitted'), { subject })
  if (seen === null) return skipped('data', 'data.database_tables', { subject })
  if (seen === 'newer') return failing('data', 'data.database_tables', code('store_newer'), { subject })
  return well('data', 'data.database_tables', { subject, facts: { tables: seen } })
}

/** What the database of the store is like. */
export const judgeDatabase = (probe: DatabaseProbe): readonly Finding[] => {
  const { where: subject, opened } = probe
  if (opened.ok) return [well('data', 'data.database', { subject }), tables(probe, subject)]
  return [
    failing('data', 'data.database', code('store_away'), { subject, answer: opened.answer }),
    skipped('data', 'data.database_tables', { subject }),
  ]
}

/**
 * Whether the data folder and the store that is configured belong together. `elsewhere`: the folder's store is in another
 * database, named by `where`; `own`: the folder has one of its own, which would be left aside.
 */
export type StoreBinding =
  | { readonly kind: 'ours' }
  | { readonly kind: 'elsewhere'; readonly where: string }
  | { readonly kind: 'own' }

export const judgeBinding = (binding: StoreBinding, subject: string): Finding => {
  switch (binding.kind) {
    case 'ours':
      return well('data', 'data.store', { subject })
    case 'elsewhere':
      return failing('data', 'data.store', code('store_elsewhere'), {
        subject,
        facts: { where: binding.where },
      })
    case 'own':
      return failing('data', 'data.store', code('store_left_aside'), { subject })
  }
}
