import type { ImapAccount } from '../../src/adapters/imap/account.js'
import { createImapMailbox } from '../../src/adapters/imap/imap-mailbox.js'
import type { FaultCode } from '../../src/domain/fault-code.js'
import { RecordingSink } from '../fakes/mail-sink.js'
import { quietLog, systemClock } from '../fakes/quiet.js'
import type { ScriptedImapOptions } from '../servers/scripted-imap.js'
import { startScriptedImap } from '../servers/scripted-imap.js'
import { hearFrom, wordsOf, type Hearing } from './hearing.js'

const PASSWORD: ImapAccount['auth'] = { user: 'controloc@empresa.example', pass: 'secreto' }
const TOKEN: ImapAccount['auth'] = { user: 'controloc@empresa.example', accessToken: async () => 'un-token' }

/** What the adapter says when it cannot read the mailbox there. */
export const refusedBy = async (port: number, changes: Partial<ImapAccount> = {}): Promise<string> => {
  const mailbox = createImapMailbox(
    {
      account: 'imap',
      host: '127.0.0.1',
      port,
      secure: 'plain',
      auth: PASSWORD,
      folders: ['INBOX'],
      sentFolder: null,
      checkIntervalMs: 300_000,
      initialDays: 7,
      ...changes,
    },
    { clock: systemClock, log: quietLog, random: () => 1 },
  )
  mailbox.start(new RecordingSink())
  try {
    return await wordsOf(mailbox.sweep())
  } finally {
    await mailbox.stop()
  }
}

type Script = NonNullable<ScriptedImapOptions['script']>

const answering =
  (to: RegExp, answer: string): Script =>
  (command, tag) =>
    to.test(command) ? [`${tag} ${answer}`] : undefined

const refusingLogin = (says: string): ScriptedImapOptions => ({ script: answering(/^LOGIN/, `NO ${says}`) })

const TOKENS = ['AUTH=XOAUTH2', 'SASL-IR']

/** Whatever is asked once the login was taken. */
const AFTER_LOGIN = /^(?!CAPABILITY|LOGIN|AUTHENTICATE|LOGOUT)/
const OPENING = /^(?:SELECT|EXAMINE)/

interface Scene {
  readonly server: ScriptedImapOptions
  readonly account?: Partial<ImapAccount>
}

/** Where it is not simply the login that is refused. */
const SCENES: Partial<Record<FaultCode, (says: string) => Scene>> = {
  imap_token_refused: (says) => ({
    server: { capabilities: TOKENS, script: answering(/^AUTHENTICATE XOAUTH2/, `NO ${says}`) },
    account: { auth: TOKEN },
  }),
  imap_oauth_not_offered: () => ({ server: {}, account: { auth: TOKEN } }),
  imap_mailbox_not_connected: (says) => ({ server: { script: answering(AFTER_LOGIN, `BAD ${says}`) } }),
  // imapflow waits as long as it is told before it passes the answer on.
  imap_throttled: (says) => ({
    server: { script: answering(OPENING, `BAD ${says.replace('92415', '20')}`) },
  }),
  imap_folder_missing: (says) => ({ server: { script: answering(OPENING, `NO ${says}`) } }),
  imap_login_needs_tls: (says) => ({
    server: { ...refusingLogin(says), capabilities: says.startsWith('[') ? [] : ['LOGINDISABLED'] },
  }),
}

export const hearImap: Hearing = ({ says, code }) => {
  const { server, account } = SCENES[code]?.(says) ?? { server: refusingLogin(says) }
  return hearFrom(startScriptedImap(server), (port) => refusedBy(port, account))
}
