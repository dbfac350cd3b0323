import type { ClientMailKind } from '../../../src/contract.js'
import { NEW_ADDRESS, stepLabel } from '../../../src/texts/es.js'

const KINDS: readonly ClientMailKind[] = ['request', 'reminder', 'ultimatum', 'acknowledgement', 'rejection']

/** "Recordatorio" for `reminder`; what is no kind of mail stays as it is. */
export const mailKindText = (text: string): string => {
  const kind = KINDS.find((known) => known === text)
  if (kind) return stepLabel(kind)
  return text === 'new_address' ? NEW_ADDRESS : text
}
