import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, well } from '../../domain/make-finding.js'

/** One thing that is wrong with a variable, as the configuration tells it: worded already, without secrets. */
export interface SettingFault {
  readonly name: string
  readonly problem: string
  readonly expected: string
}

const code = (own: DoctorCode): DoctorCode => own

const seenOf = ({ name, problem, expected }: SettingFault) => ({
  subject: name,
  facts: { problem, expected },
})

/** Faults keep the service from starting; doubts do not. */
export const judgeConfig = (
  faults: readonly SettingFault[],
  doubts: readonly SettingFault[],
): readonly Finding[] => {
  const findings = [
    ...faults.map((fault) => failing('config', 'config.variable', code('config_fault'), seenOf(fault))),
    ...doubts.map((doubt) => doubtful('config', 'config.variable', code('config_doubt'), seenOf(doubt))),
  ]
  return findings.length > 0 ? findings : [well('config', 'config.complete')]
}
