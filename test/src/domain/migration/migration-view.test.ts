import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../src/domain/client.js'
import type { MailRecord } from '../../../../src/domain/mail-record.js'
import type { MigrationInput } from '../../../../src/domain/migration/migration-view.js'
import { migrationView } from '../../../../src/domain/migration/migration-view.js'
import { addMs, DAY_MS } from '../../../../src/domain/time.js'
import { aClient, aMailRecord, aReservation } from '../../../ports/records.js'

const NEW = 'controloc@hotel.example'
const OLD = 'seguimiento@correo.example'
const NOW = '2026-12-20T15:00:00.000Z'

const daysAgo = (days: number): string => addMs(NOW, -days * DAY_MS)

const CLIENT: Client = { ...aClient('acme'), name: 'ACME', contacts: ['compras@acme.example'] }

let serial = 0

const mail = (changes: Partial<MailRecord>): MailRecord => {
  serial += 1
  return {
    ...aMailRecord(`m${serial}`),
    from: 'compras@acme.example',
    authenticity: 'pass',
    kind: 'purchase_order',
    decision: 'accept',
    addressedTo: [OLD],
    foundIn: [OLD],
    receivedAt: daysAgo(1),
    ...changes,
  }
}

const view = (changes: Partial<MigrationInput> = {}) =>
  migrationView({
    now: NOW,
    zone: 'America/Santiago',
    newAddress: NEW,
    previousAddress: OLD,
    move: { previousAddress: OLD, since: daysAgo(45), firstSentAt: daysAgo(40) },
    read: { [NEW]: true, [OLD]: true },
    records: [],
    open: [],
    known: { clients: [CLIENT], confirmationSenders: ['@operador.example'], told: {} },
    findings: [],
    ...changes,
  })

describe('the use of the old address', () => {
  it('is what was written to it, by whom we know', () => {
    const { users, lastUse } = view({
      records: [mail({ receivedAt: daysAgo(9) }), mail({ receivedAt: daysAgo(3) })],
    })
    expect(users).toMatchObject([{ kind: 'client', name: 'ACME', count: 2, lastAt: daysAgo(3) }])
    expect(lastUse).toBe(daysAgo(3))
  })

  it('is the same when the old mailbox passed the mail on to the new one', () => {
    const { users, mailboxes } = view({ records: [mail({ foundIn: [NEW, OLD] })] })
    expect(users).toHaveLength(1)
    expect(mailboxes.map(({ lastWeek }) => lastWeek)).toEqual([1, 1])
  })

  it('is not a mail to the new address, wherever it lies', () => {
    expect(view({ records: [mail({ addressedTo: [NEW] })] }).users).toEqual([])
  })

  it('is not what a machine or a spammer writes', () => {
    const records = [
      mail({ kind: 'auto_reply' }),
      mail({ kind: 'bounce' }),
      mail({ from: 'ofertas@spam.example', decision: 'ignore', kind: 'other' }),
      mail({ authenticity: 'fail', decision: 'ignore' }),
    ]
    const { users, lastUse, unrelated } = view({ records })
    expect([users, lastUse, unrelated]).toEqual([[], null, 2])
  })

  it('is not what is older than 30 days', () => {
    expect(view({ records: [mail({ receivedAt: daysAgo(31) })] }).lastUse).toBeNull()
  })
})

describe('the old mailbox', () => {
  it('may be switched off 30 days after its last use', () => {
    const { switchOff, stage } = view({ records: [mail({ receivedAt: daysAgo(3) })] })
    expect(switchOff).toEqual({ earliest: addMs(daysAgo(3), 30 * DAY_MS), possible: false })
    expect(stage).toBe('old_as_backup')
  })

  it('may be switched off 30 days after both were first read, when nobody used it', () => {
    const { switchOff, stage } = view()
    expect(switchOff).toEqual({ earliest: daysAgo(15), possible: true })
    expect(stage).toBe('ready')
  })

  it('may not while the answer to a request that left from it is awaited', () => {
    const asked = { queuedAt: daysAgo(20), sentAt: daysAgo(20), from: OLD }
    const open = [aReservation('AAFTTAT', { steps: { request: asked } })]
    const { switchOff, dependents } = view({ open })
    expect(switchOff.possible).toBe(false)
    expect(dependents).toMatchObject([{ locator: 'AAFTTAT', requestedAt: daysAgo(20) }])
  })
})

describe('the stage', () => {
  it.each([
    ['not_begun', { previousAddress: null, move: null }],
    ['begun', { move: null }],
    ['both_watched', { move: { previousAddress: OLD, since: daysAgo(3), firstSentAt: null } }],
    ['switched', { move: { previousAddress: OLD, since: daysAgo(3), firstSentAt: addMs(NOW, -3_600_000) } }],
    ['over', { previousAddress: null }],
  ] as const)('is %s', (stage, changes) => {
    expect(view(changes).stage).toBe(stage)
  })
})

describe('the checklist', () => {
  const stateOf = (item: string, changes: Partial<MigrationInput> = {}) =>
    view(changes).checklist.find((one) => one.item === item)?.state

  it('never calls done what nothing here can see', () => {
    expect(stateOf('spam_rules')).toBe('unknown')
    expect(stateOf('dns')).toBe('unknown')
  })

  it('goes by what the last look has found', () => {
    const finding = {
      area: 'dns',
      check: 'dns.spf',
      subject: null,
      level: 'failure',
      code: 'x',
      facts: {},
      answer: null,
    } as const
    expect(stateOf('dns', { findings: [finding] })).toBe('pending')
    expect(stateOf('dns', { findings: [{ ...finding, level: 'ok', code: null }] })).toBe('done')
  })

  it('has an order recognised once one has come to the new mailbox', () => {
    expect(stateOf('order', { records: [mail({ foundIn: [OLD] })] })).toBe('pending')
    expect(stateOf('order', { records: [mail({ foundIn: [NEW] })] })).toBe('done')
  })

  it('has the clients told when each that uses the old address has been', () => {
    const told = { acme: { status: 'sent', at: daysAgo(1) } } as const
    expect(stateOf('clients_told', { records: [mail({})] })).toBe('pending')
    const known = { clients: [CLIENT], confirmationSenders: [], told }
    expect(stateOf('clients_told', { records: [mail({})], known })).toBe('done')
  })
})
