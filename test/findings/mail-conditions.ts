import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { imapSettings } from '../../bot/service/mail-adapters.js'
import { sendTestMail, testMail } from '../../bot/service/doctor/test-mail.js'
import { stampAsExchange } from '../../bot/demo/mail/exchange-stamp.js'
import { awaitOwnMail } from '../../src/adapters/imap/find-own-mail.js'
import { judgeTestMail } from '../../src/engine/doctor/smtp.js'
import { quietLog } from '../fakes/quiet.js'
import type { DovecotServer } from '../servers/dovecot.js'
import { withImap } from '../servers/imap-hand.js'
import { startScriptedImap } from '../servers/scripted-imap.js'
import { startSmtp } from '../servers/smtp.js'
import { CLIENT, TENANT, type TokenServer, type TokenServerMood } from '../servers/token-server.js'
import { configOf, lookAt, MAILBOX, told, worldOf, type Condition, type Settings } from './looking.js'

export const PASSWORD = 'S3cr3t0-casilla'

const CALM: Partial<TokenServerMood> = { roles: ['IMAP.AccessAsApp', 'SMTP.SendAsApp'], claims: {} }

/** What Entra may put into a token. */
export const tokenConditions = (provider: () => TokenServer) => {
  const given =
    (mood: Partial<TokenServerMood>): Condition =>
    async (folder) => {
      provider().become({ ...CALM, ...mood })
      const config = configOf(folder, {
        IMAP_AUTH: 'oauth2',
        SMTP_AUTH: 'oauth2',
        AZURE_AUTHORITY: provider().authority,
        AZURE_TENANT_ID: TENANT,
        AZURE_CLIENT_ID: CLIENT,
        AZURE_CLIENT_SECRET: 'S3cr3t0',
      })
      return lookAt('token', worldOf(config))
    }
  return {
    token_audience_wrong: given({ claims: { aud: 'https://otro.example' } }),
    token_tenant_differs: given({ claims: { tid: '22222222-2222-3333-4444-555555555555' } }),
    token_role_missing: given({ roles: ['IMAP.AccessAsApp'] }),
    token_expired: given({ claims: { exp: Math.floor(Date.now() / 1_000) - 60 } }),
  }
}

const CONFIRMER = 'confirmaciones@operador.example'

const fromConfirmer = (): Buffer =>
  Buffer.from(
    stampAsExchange(
      Buffer.from(
        `From: ${CONFIRMER}\r\nSubject: Confirmacion\r\nMessage-ID: <1@operador.example>\r\n\r\nhola\r\n`,
      ),
      'pass',
    ),
  )

/** Dovecot as the mailbox, and an SMTP server that does with a mail what such servers do. */
export const mailConditions = (dovecot: () => DovecotServer) => {
  const settingsIn = (folder: string, more: Settings = {}): Settings => {
    writeFileSync(path.join(folder, 'ca.pem'), dovecot().ca)
    return {
      IMAP_PORT: dovecot().imapsPort,
      IMAP_PASSWORD: PASSWORD,
      IMAP_TLS_CA: path.join(folder, 'ca.pem'),
      IMAP_AUTH_RESULTS: 'exchange',
      SMTP_TLS_CA: path.join(folder, 'ca.pem'),
      ...more,
    }
  }

  const mailboxWith =
    (more: Settings): Condition =>
    (folder) =>
      lookAt('imap', worldOf(configOf(folder, settingsIn(folder, more))))

  /** Accepted, and gone. */
  const swallowed: Condition = async (folder) => {
    const smtp = await startSmtp()
    try {
      const config = configOf(folder, settingsIn(folder, { SMTP_PORT: smtp.port, SMTP_AUTH: 'none' }))
      const world = worldOf(config)
      const mail = testMail(MAILBOX, config.smtp.fromEmail, { subject: 'Prueba', text: 'Prueba' })
      const sentAt = new Date().toISOString()
      const outcome = await sendTestMail(mail, world)
      // Nobody waits here for the minute that the command waits.
      const lookIn = (where: 'inbox' | 'sent') =>
        config.accounts[0]
          ? awaitOwnMail(
              imapSettings(config.accounts[0], config, world.tokens),
              where,
              mail.controlId,
              0,
              quietLog,
            )
          : null
      const [arrived, copy] = [await lookIn('inbox'), await lookIn('sent')]
      const { messageId } = mail
      return told(judgeTestMail({ to: MAILBOX, messageId, sentAt, outcome, arrived, copy }), config)
    } finally {
      await smtp.stop()
    }
  }

  /** A server on the way writes the mail anew. */
  const changedOnTheWay =
    (change: (source: string) => string): Condition =>
    async (folder) => {
      const smtp = await startSmtp({
        script: ({ stage }) => {
          const source = smtp.mails.at(-1)?.source ?? ''
          if (stage === 'data') {
            const stamped = stampAsExchange(Buffer.from(change(source), 'latin1'), 'pass')
            void dovecot().deliver(MAILBOX, Buffer.from(stamped))
          }
          return undefined
        },
      })
      try {
        const settings = settingsIn(folder, { SMTP_PORT: smtp.port, SMTP_AUTH: 'none' })
        return await lookAt('round_trip', worldOf(configOf(folder, settings)))
      } finally {
        await smtp.stop()
      }
    }

  return {
    imap_sent_missing: mailboxWith({ IMAP_SENT_MAILBOX: 'Salida' }),
    imap_junk_missing: mailboxWith({ IMAP_JUNK_MAILBOX: 'Cuarentena' }),
    imap_processed_unsuitable: mailboxWith({ IMAP_PROCESSED_FOLDER: 'Elementos enviados' }),
    imap_move_missing: async (folder: string) => {
      const server = await startScriptedImap()
      try {
        const settings = {
          IMAP_PORT: server.port,
          IMAP_USE_SSL: 'False',
          IMAP_PROCESSED_FOLDER: 'Procesados',
        }
        return await lookAt('imap', worldOf(configOf(folder, settings)))
      } finally {
        await server.stop()
      }
    },
    imap_idle_missing: async (folder: string) => {
      const withoutIdle = (command: string, tag: string): readonly string[] | undefined => {
        if (command.startsWith('LOGIN')) return [`${tag} OK [CAPABILITY IMAP4rev1] done`]
        return command.startsWith('CAPABILITY') ? ['* CAPABILITY IMAP4rev1', `${tag} OK done`] : undefined
      }
      const server = await startScriptedImap({ script: withoutIdle })
      try {
        const settings = { IMAP_PORT: server.port, IMAP_USE_SSL: 'False' }
        return await lookAt('imap', worldOf(configOf(folder, settings)))
      } finally {
        await server.stop()
      }
    },
    senders_in_junk: async (folder: string) => {
      await withImap(dovecot(), MAILBOX, PASSWORD, async (client) => {
        await client.mailboxCreate('Junk Email')
        await client.append('Junk Email', fromConfirmer())
      })
      return lookAt('senders', worldOf(configOf(folder, settingsIn(folder))))
    },
    test_mail_not_seen: swallowed,
    sent_copy_missing: swallowed,
    round_trip_misread: changedOnTheWay((source) =>
      source.replace(
        /(filename[^\r\n]*\.pdf[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)[\s\S]*?(\r\n--)/,
        '$1bm8gZXMgdW4gUERG$2',
      ),
    ),
    // An alias in the place of the sender, which is a confirmer's address.
    round_trip_would_write: changedOnTheWay((source) =>
      source.replaceAll(/^(From|Reply-To):.*$/gim, `$1: ${CONFIRMER}`),
    ),
  }
}
