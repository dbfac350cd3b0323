import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import type { Attempt, ImapFolderSeen, ImapProbe } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'

/** What the configuration says of a mailbox. */
export interface ImapWish {
  readonly account: string
  /** Null: to be found. */
  readonly sentFolder: string | null
  readonly junkFolder: string | null
}

const code = (own: DoctorCode): DoctorCode => own

type Refusal = Extract<Attempt<never>, { ok: false }>

/** In the words of the server; a code where they are known. */
const refused = (
  check: string,
  subject: string,
  { answer }: Refusal,
  facts: Finding['facts'] = {},
): Finding => ({
  ...failing('imap', check, '', { subject, answer, facts }),
  code: recogniseAnswer(answer, 'imap'),
})

const connection = ({ connection: seen }: ImapProbe, subject: string): Finding => {
  if (seen === null) return skipped('imap', 'imap.reached', { subject })
  if (!seen.ok) return refused('imap.reached', subject, seen)
  const { tls } = seen.value
  return well('imap', 'imap.reached', { subject, facts: tls === null ? { plain: 'true' } : { tls } })
}

const login = ({ login: seen }: ImapProbe, subject: string): Finding => {
  if (seen === null) return skipped('imap', 'imap.login', { subject })
  return seen.ok ? well('imap', 'imap.login', { subject }) : refused('imap.login', subject, seen)
}

const nameOf = ({ path, specialUse }: ImapFolderSeen): string =>
  specialUse === null ? path : `${path} (${specialUse})`

const list = (folders: Attempt<readonly ImapFolderSeen[]>, subject: string): Finding =>
  folders.ok
    ? well('imap', 'imap.list', { subject, facts: { folders: folders.value.map(nameOf).join(', ') } })
    : refused('imap.list', subject, folders)

const watched = ({ watched: folders }: ImapProbe, subject: string): readonly Finding[] =>
  folders.map(({ folder, opened }) =>
    opened.ok
      ? well('imap', 'imap.folder', { subject, facts: { folder, mails: String(opened.value) } })
      : refused('imap.folder', subject, opened, { folder }),
  )

const idle = ({ offersIdle }: ImapProbe, subject: string): Finding =>
  offersIdle === true
    ? well('imap', 'imap.idle', { subject })
    : doubtful('imap', 'imap.idle', code('imap_idle_missing'), { subject })

const findFolder = (
  folders: readonly ImapFolderSeen[],
  configured: string | null,
  use: string,
): ImapFolderSeen | undefined =>
  folders.find(({ path, specialUse }) => (configured === null ? specialUse === use : path === configured))

/** Without it nobody can tell after a crash whether a mail has left. */
const sent = (folders: readonly ImapFolderSeen[], { account, sentFolder }: ImapWish): Finding => {
  const found = findFolder(folders, sentFolder, '\\Sent')
  return found === undefined
    ? doubtful('imap', 'imap.sent', code('imap_sent_missing'), {
        subject: account,
        facts: sentFolder === null ? {} : { folder: sentFolder },
      })
    : well('imap', 'imap.sent', { subject: account, facts: { folder: found.path } })
}

/** A mailbox may have none: that is said, and no fault. */
const junk = (folders: readonly ImapFolderSeen[], { account, junkFolder }: ImapWish): Finding => {
  const found = findFolder(folders, junkFolder, '\\Junk')
  if (found !== undefined)
    return well('imap', 'imap.junk', { subject: account, facts: { folder: found.path } })
  return junkFolder === null
    ? well('imap', 'imap.junk', { subject: account })
    : doubtful('imap', 'imap.junk', code('imap_junk_missing'), {
        subject: account,
        facts: { folder: junkFolder },
      })
}

/** What would keep processed mails where they are is shown before there is one. */
const processed = ({ processed: seen }: ImapProbe, subject: string): readonly Finding[] => {
  if (seen === null) return []
  const { path: folder, exists, suitable, canMove } = seen
  const shown = { subject, facts: { folder, ...(!exists && { missing: 'true' }) } }
  if (!canMove) return [failing('imap', 'imap.processed', code('imap_move_missing'), shown)]
  if (!suitable) return [failing('imap', 'imap.processed', code('imap_processed_unsuitable'), shown)]
  return [well('imap', 'imap.processed', shown)]
}

/** What a mailbox has shown. Its findings name the account. */
export const judgeImap = (probe: ImapProbe, wish: ImapWish): readonly Finding[] => {
  const { account } = wish
  const entered = [connection(probe, account), login(probe, account)]
  const { folders } = probe
  if (folders === null) return entered
  const special = folders.ok ? [sent(folders.value, wish), junk(folders.value, wish)] : []
  return [
    ...entered,
    list(folders, account),
    ...watched(probe, account),
    idle(probe, account),
    ...special,
    ...processed(probe, account),
  ]
}
