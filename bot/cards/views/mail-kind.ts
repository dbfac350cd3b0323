import type { ClientMailKind } from '../../../src/contract.js'
import { stepLabel } from '../../../src/texts/es.js'

const KINDS: readonly ClientMailKind[] = ['request', 'reminder', 'ultimatum', 'acknowledgement', 'rejection']

/** "Recordatorio" for `reminder`; what is no kind of mail stays as it is. */
export const mailKindText = (text: string): string => {
  const kind = KINDS.find((known) => known === text)
  return kind ? stepLabel(kind) : text
}
