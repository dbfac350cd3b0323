import type { Finding } from '../domain/finding.js'

/** What the service can see of itself and of those it leans on, for nothing: no mail is sent, and none is read. */
export interface SelfChecks {
  /** One finding for each thing that was looked at, well or not. @throws when it could not look at all. */
  run(): Promise<readonly Finding[]>
}
