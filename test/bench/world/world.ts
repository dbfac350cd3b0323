import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import type { TeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { startTeamsStandIn } from '../../../bot/demo/teams/stand-in.js'
import { systemClock } from '../../../src/adapters/system-clock/index.js'
import { startDovecot } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import { startSmtp } from '../../servers/smtp.js'
import type { Confirmation } from '../confirmations.js'
import type { Around } from './environment.js'
import { CA_FILE, CONFIRMER, OFFICE, OTHER_OFFICE, PASSWORD } from './environment.js'
import type { Service, ServiceOptions } from './service.js'
import { startService } from './service.js'

/** A private Dovecot, an SMTP server and the stand-in for Teams, which keeps Teams' rate; services come and go between them. */
export interface World extends Around {
  readonly teams: TeamsStandIn
  /** Lays confirmations into an inbox, the office's unless another, all at once. */
  fillInbox(confirmations: readonly Confirmation[], user?: string): Promise<void>
  /** It is ended with the world. */
  startService(options?: ServiceOptions): Promise<Service>
  /** The stand-in (that of the world, unless another) speaks to this service from now on, and the team's channel gets its app. */
  install(service: Service, teams?: TeamsStandIn): Promise<void>
  /** Another server, which ends with the world. */
  keep<Server extends Stoppable>(server: Server): Server
  close(): Promise<void>
}

interface Stoppable {
  stop(): Promise<unknown>
}

/** The mail of a confirmation, as it lies in an Exchange mailbox. */
export const confirmationMail = async ({ locator, pdf }: Confirmation): Promise<Buffer> => {
  const mail = await composeMail({
    from: `Reservas <${CONFIRMER}>`,
    to: OFFICE,
    date: systemClock.now(),
    subject: `Confirmación de reserva ${locator}`,
    text: 'Se adjunta la confirmación.',
    attachments: [{ filename: 'confirmacion.pdf', content: pdf }],
  })
  return Buffer.from(stampAsExchange(mail, 'pass'))
}

export const dovecotVersion = (): string =>
  execFileSync('dovecot', ['--version'], { encoding: 'utf8' }).split(' ')[0] ?? 'unknown'

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** `mailboxes`: further ones, by their addresses. */
export const openWorld = async (mailboxes: readonly string[] = []): Promise<World> => {
  const users = Object.fromEntries([OFFICE, OTHER_OFFICE, ...mailboxes].map((user) => [user, PASSWORD]))
  const folder = await mkdtemp(join(tmpdir(), 'control-oc-bench-'))
  const dovecot = await startDovecot({ users })
  const smtp = await startSmtp({ users })
  const teams = await startTeamsStandIn()
  teams.enforceRate(true)
  await writeFile(join(folder, CA_FILE), dovecot.ca)
  const around: Around = { dovecot, smtp, folder }
  const services: Service[] = []
  const servers: Stoppable[] = [teams, dovecot, smtp]
  const close = async (): Promise<void> => {
    await Promise.all(services.map((service) => service.end()))
    await Promise.all(servers.map((server) => server.stop()))
    await rm(folder, { recursive: true, force: true })
  }
  /** Its servers would outlive a bench that somebody breaks off. */
  const breakOff = (): void => void close().finally(() => process.exit(1))
  for (const signal of SIGNALS) process.once(signal, breakOff)
  return {
    ...around,
    teams,
    fillInbox: (confirmations, user = OFFICE) =>
      withImap(dovecot, user, PASSWORD, async (hand) => {
        for (const one of confirmations) await hand.append('INBOX', await confirmationMail(one))
      }),
    startService: async (options) => {
      const service = await startService(around, options)
      services.push(service)
      return service
    },
    install: async (service, there = teams) => {
      there.connectBot(`${service.url}/api/messages`)
      await there.install()
    },
    keep: (server) => {
      servers.push(server)
      return server
    },
    close: () => {
      for (const signal of SIGNALS) process.off(signal, breakOff)
      return close()
    },
  }
}
