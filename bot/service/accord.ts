import { hostname } from 'node:os'
import type { Accord } from '../../src/adapters/postgres-store/index.js'
import type { Config } from '../../src/config.js'
import { isElsewhere } from './document-folders.js'

export type AccordSettings = Pick<Config, 'smtp' | 'accounts' | 'teams' | 'documents' | 'dataDir'>

/** A folder of the data folder is of this machine alone, whatever its name; one that was named is said to be shared. */
const placeOf = (settings: AccordSettings): string => {
  const { documents } = settings
  if (documents.kind === 'blob') return documents.url
  return isElsewhere(settings) ? documents.path : `${hostname()}:${documents.path}`
}

/** By what services on one database are known to be of one office. */
export const accordOf = (settings: AccordSettings): Accord => ({
  sender: settings.smtp.fromEmail.toLowerCase(),
  mailboxes: settings.accounts
    .map(({ host, username }) => `${username.toLowerCase()} ${host.toLowerCase()}`)
    .toSorted()
    .join(', '),
  app: settings.teams.credentials?.appId ?? '',
  documents: placeOf(settings),
})
