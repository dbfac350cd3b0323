import type { Finding } from '../../domain/finding.js'
import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Remedy } from '../remedies/remedy.js'
import type { Filled } from '../remedies/names.js'

export type Facts = Finding['facts']

/** How one check is named, and what was seen, in a few words; empty when there is nothing to add. */
export interface CheckWords {
  readonly label: string
  readonly seen: (facts: Facts) => string
  /** Why nobody looked, where nobody did; empty when what stands before it tells. */
  readonly unlooked: string
}

export type DoctorWording = (finding: Finding, names: Filled) => Remedy

export type SomeDoctorWordings<Code extends DoctorCode> = Readonly<Record<Code, DoctorWording>>

export const named = (
  label: string,
  seen: (facts: Facts) => string = () => '',
  unlooked = '',
): CheckWords => ({ label, seen, unlooked })

/** "3 correos", "1 correo". */
export const counted = (count: string | undefined, one: string, many: string): string =>
  `${count ?? '0'} ${count === '1' ? one : many}`
