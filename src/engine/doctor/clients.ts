import type { Client } from '../../domain/client.js'
import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, well } from '../../domain/make-finding.js'

const code = (own: DoctorCode): DoctorCode => own

/** So many are named; the rest is counted. */
const NAMED = 10

const owesWithoutAddress = ({ requiresOc, contacts, active }: Client): boolean =>
  requiresOc && active !== false && contacts.length === 0

/** A client that owes OCs and has no address makes of each of its reservations a case for a person. */
export const judgeClients = (clients: readonly Client[]): Finding => {
  const count = String(clients.length)
  if (clients.length === 0) return doubtful('clients', 'clients.addresses', code('clients_none'))
  const without = clients.filter(owesWithoutAddress)
  if (without.length === 0) return well('clients', 'clients.addresses', { facts: { count } })
  const names = without.slice(0, NAMED).map(({ name }) => name)
  const facts = { count, without: String(without.length), names: names.join(', ') }
  return doubtful('clients', 'clients.addresses', code('clients_without_address'), { facts })
}
