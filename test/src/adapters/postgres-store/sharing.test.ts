import { Client } from 'pg'
import { expect, it } from 'vitest'
import { wholeLock } from '../../../../src/adapters/postgres-store/locks.js'
import type { Store } from '../../../../src/ports.js'
import { aClient, aReservation } from '../../../ports/records.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'
import { aDatabase } from './a-database.js'

describeWithPostgres('two services with one store', (server) => {
  const two = async () => {
    const { open } = await aDatabase(server())
    return Promise.all([open(), open()])
  }

  const count = (store: Store, ...locators: readonly string[]) =>
    store.transact({ reservations: locators }, (tx) => {
      for (const locator of locators) {
        const before = tx.reservation(locator)
        tx.putReservation(aReservation(locator, { version: (before?.version ?? 0) + 1 }))
      }
    })

  it('never wait in a circle, in whatever order they name their records, there or not', async () => {
    const [one, other] = await two()
    const turns = Array.from({ length: 10 }, () => [count(one, 'AAA', 'BBB'), count(other, 'BBB', 'AAA')])
    await Promise.all(turns.flat())
    const found = await one.findByMarks({ locators: ['AAA', 'BBB'] })
    expect(found.map(({ version }) => version)).toEqual([20, 20])
  })

  it('make a record once: the second is told that it is there', async () => {
    const [one, other] = await two()
    const make = (store: Store) => store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
    const made = await Promise.allSettled([make(one), make(other)])
    const refused = made.flatMap((turn) => (turn.status === 'rejected' ? [String(turn.reason)] : []))
    expect(refused).toEqual([expect.stringContaining('outside the scope')])
  })

  it('lose no change of a client', async () => {
    const [one, other] = await two()
    await one.transact({}, (tx) => tx.putClient(aClient('empresa', { contacts: [] })))
    const add = (store: Store, contact: string) =>
      store.transact({}, (tx) => {
        const client = tx.client('empresa')
        if (client) tx.putClient({ ...client, contacts: [...client.contacts, contact] })
      })
    const added = Array.from({ length: 10 }, (_, i) => add(i % 2 ? one : other, `${i}@cliente.example`))
    await Promise.all(added)
    expect((await one.clients())[0]?.contacts).toHaveLength(10)
  })

  it('try again where a lock is held for longer than it is waited for', async () => {
    const { url, open } = await aDatabase(server())
    const store = await open()
    const holder = new Client({ connectionString: url })
    await holder.connect()
    await holder.query(`select pg_advisory_lock(${wholeLock('commit')})`)
    const written = store.putNote('paused', true)
    await holder.query('select pg_sleep(4)')
    await holder.end()
    await expect(written).resolves.toBeUndefined()
  })

  it('hear of what the other writes, and not of what they write themselves', async () => {
    const [one, other] = await two()
    const heard: string[] = []
    const told = new Promise<void>((resolve) => {
      other.onForeignWrite(() => {
        heard.push('other')
        resolve()
      })
    })
    one.onForeignWrite(() => heard.push('one'))
    await one.putNote('paused', true)
    await told
    expect(heard).toEqual(['other'])
  })

  it('hear again after the line was lost, and are told that they may have missed something', async () => {
    const { open } = await aDatabase(server())
    const wire = await startTcpProxy(server().port)
    const store = await open(wire.port)
    const told = new Promise<void>((resolve) => void store.onForeignWrite(resolve))
    wire.cut('reset')
    await expect(told).resolves.toBeUndefined()
    await store.close()
    await wire.stop()
  })
})
