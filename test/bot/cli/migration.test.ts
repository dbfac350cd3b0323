import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listenControl } from '../../../src/adapters/control-socket/index.js'
import { MIGRATION, PREPARE_NOTICES } from '../../../src/engine/migration/requests.js'
import { MOVE_NOTE } from '../../../src/engine/migration/move.js'
import type { Store } from '../../../src/ports.js'
import { quietLog } from '../../fakes/quiet.js'
import { aClient, aMailRecord, aReservation } from '../../ports/records.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

const NEW = 'controloc@hotel.example'
const OLD = 'seguimiento@correo.example'

const ENV = [
  'IMAP_HOST=127.0.0.1',
  `IMAP_USERNAME=${NEW}`,
  'IMAP_PASSWORD=S3cr3t0',
  'SMTP_HOST=127.0.0.1',
  `SMTP_USERNAME=${NEW}`,
  'SMTP_PASSWORD=S3cr3t0',
  `SMTP_FROM_EMAIL=${NEW}`,
  'ALLOWED_CONFIRMATION_SENDERS=confirmaciones@operador.example',
]

const BESIDE = [
  'PREVIOUS_IMAP_HOST=127.0.0.1',
  `PREVIOUS_IMAP_USERNAME=${OLD}`,
  'PREVIOUS_IMAP_PASSWORD=S3cr3t0',
]

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'cli-migration-'))
  write([...ENV, ...BESIDE])
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const write = (lines: readonly string[]): void => writeFileSync(path.join(folder, '.env'), lines.join('\n'))

const run = (...args: string[]) => runCli(folder, args)

const dataDir = (): string => path.join(folder, 'data')

const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openFolderStore(dataDir())
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** A client wrote to the old address an hour ago; a request that left from there waits for its answer. */
const givenMove = (): Promise<void> =>
  withStore(async (store) => {
    const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
    await store.putNote(MOVE_NOTE, { previousAddress: OLD, since: hourAgo, firstSentAt: null })
    await store.transact({ reservations: ['AAKLMNO'] }, (tx) => {
      tx.putClient({ ...aClient('acme'), name: 'ACME', contacts: ['compras@acme.example'] })
      tx.putReservation(
        aReservation('AAKLMNO', {
          state: 'requested',
          steps: { request: { queuedAt: hourAgo, sentAt: hourAgo, from: OLD } },
        }),
      )
      tx.recordMail({
        ...aMailRecord('question'),
        from: 'compras@acme.example',
        authenticity: 'pass',
        decision: 'review',
        receivedAt: hourAgo,
        decidedAt: hourAgo,
        addressedTo: [OLD],
        foundIn: [OLD],
      })
    })
  })

const questions = () =>
  withStore(async (store) => {
    const { items } = await store.openReviews({ limit: 10, after: null })
    return items.map(({ kind, facts }) => [kind, facts['recipients']])
  })

describe('control-oc migration, with no service running', () => {
  it('tells out of the data folder how far the move is, and that the mailboxes are not looked at', async () => {
    await givenMove()
    const { exitCode, stdout } = await run('migration')
    expect(stdout).toContain('Días 2 a 7')
    expect(stdout).toContain('El servicio no está en marcha')
    expect(stdout).toContain('ACME: 1 correo')
    expect(stdout).toContain('AAKLMNO · ')
    expect(exitCode).toBe(0)
  })

  it('tells the same to programs', async () => {
    await givenMove()
    const { stdout } = await run('migration', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      serviceRunning: false,
      stage: 'both_watched',
      previousAddress: OLD,
      users: [{ kind: 'client', name: 'ACME', count: 1, told: null }],
      dependents: [{ locator: 'AAKLMNO' }],
      switchOff: { possible: false },
    })
  })

  it('says that none is under way where no other mailbox is configured', async () => {
    write(ENV)
    const { exitCode, stdout } = await run('migration')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('No hay un cambio de casilla en marcha')])
  })
})

describe('control-oc announce, with no service running', () => {
  it('prepares one question for the channel however often it is called, and sends nothing', async () => {
    await givenMove()
    const [first, second] = [await run('announce'), await run('announce')]
    expect(first.stdout).toContain('Clientes: ACME\nPara: compras@acme.example\n')
    expect(first.stdout).toContain(NEW)
    expect([first.exitCode, second.exitCode]).toEqual([0, 0])
    expect(await questions()).toEqual([['new_address', 'compras@acme.example']])
    expect(await withStore((store) => store.outboxMails('queued', '9999-12-31T00:00:00.000Z', 10))).toEqual(
      [],
    )
  })

  it('has nobody to tell where no client uses the old address', async () => {
    const { exitCode, stdout } = await run('announce')
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('No hay a quién avisar')])
  })

  it('ends with 1 where no address is being left', async () => {
    write(ENV)
    const { exitCode, stdout } = await run('announce', '--json')
    expect([exitCode, JSON.parse(stdout)]).toEqual([1, { ok: false, code: 'no_other_address' }])
  })

  it('says so where the folder is held and nobody answers', async () => {
    await givenMove()
    await withStore(async () => {
      const { exitCode, stderr } = await run('announce')
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('en uso')])
    })
  })
})

describe.each(['migration', 'announce'])('control-oc %s', (command) => {
  it('needs a configuration without faults', async () => {
    await givenMove()
    write([...ENV, ...BESIDE, 'OFFICE_HOURS=mañana'])
    const { exitCode, stderr } = await run(command)
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('npx control-oc config')])
  })

  it('tells why the service that runs could not answer', async () => {
    await withStore(async () => {
      const refuses = async () => {
        throw new Error('the disk is full')
      }
      const control = await listenControl(
        dataDir(),
        { [MIGRATION]: refuses, [PREPARE_NOTICES]: refuses },
        quietLog,
      )
      const { exitCode, stderr } = await run(command)
      await control.close()
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining('El servicio no pudo responder')])
    })
  })

  it('ends with 2 where it is called wrongly, and helps', async () => {
    const [wrong, help] = [await run(command, '--nada'), await run(command, '--help')]
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('No existe la opción')])
    expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining(`Uso: control-oc ${command}`)])
    expect(existsSync(dataDir())).toBe(false)
  })
})
