import type { FaultCode } from '../../domain/fault-code.js'
import type { Filled } from './names.js'

/** For an administrator who is no expert in Exchange. Plain text; names in it came from outside: escape before showing. */
export interface Remedy {
  readonly title: string
  readonly cause: string
  /** Steps in their order, or other ways out. */
  readonly remedy: readonly string[]
  /** Lines to be typed, complete, safe to paste. May be empty. */
  readonly commands: readonly string[]
  /** Where they are typed: in PowerShell, or in a shell of the machine that the service runs on. */
  readonly typedIn: 'powershell' | 'server'
}

export type Wording = (names: Filled) => Remedy

/** One room's share of the codes. */
export type SomeWordings = Readonly<Partial<Record<FaultCode, Wording>>>

/** Lines that not everybody needs: whoever pastes the whole runs none of them. */
export const onlyIf = (when: string, ...lines: readonly string[]): readonly string[] => [
  `# ${when}:`,
  ...lines.map((line) => `# ${line}`),
]

/** Nothing to type. */
export const told = (title: string, cause: string, remedy: readonly string[]): Remedy => ({
  title,
  cause,
  remedy,
  commands: [],
  typedIn: 'server',
})

/** Lines for the machine of the service. */
export const onServer = (remedy: Remedy, ...commands: readonly string[]): Remedy => ({
  ...remedy,
  commands,
  typedIn: 'server',
})

/** Lines for PowerShell, connected to Exchange Online first. */
export const inExchange = (names: Filled, remedy: Remedy, ...commands: readonly string[]): Remedy => ({
  ...remedy,
  commands: [`Connect-ExchangeOnline -UserPrincipalName ${names.adminUser}`, ...commands],
  typedIn: 'powershell',
})
