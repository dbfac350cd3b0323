import { expect, it, onTestFinished, vi } from 'vitest'
import { PostgresLeadership } from '../../../../src/adapters/postgres-store/index.js'
import { LeadLine } from '../../../../src/adapters/postgres-store/lead-line.js'
import { DUTY_LOCK, numberOfDuty } from '../../../../src/adapters/postgres-store/locks.js'
import type { Leadership } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { describeLeadership, standing } from '../../../ports/leadership-contract.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'
import { inDatabase } from './a-database.js'

const END_SESSIONS = `select pg_terminate_backend(pid) from pg_stat_activity
  where application_name = 'control-oc lead' and datname = current_database()`

describeWithPostgres('replicas', (server) => {
  describeLeadership('PostgreSQL', async () => {
    const url = await server().newDatabase()
    return {
      replica: async () => new PostgresLeadership(url, quietLog),
      breakHolds: async () => void (await inDatabase(url, END_SESSIONS)),
      end: async () => {},
    }
  })

  const replicaAt = (url: string): Leadership => {
    const replica = new PostgresLeadership(url, quietLog)
    onTestFinished(() => replica.stop())
    return replica
  }

  /** The first one leads, by way of a wire that can be cut; the other one stands for it. */
  const ledOverWire = async () => {
    const url = await server().newDatabase()
    const wire = await startTcpProxy(server().port)
    onTestFinished(() => wire.stop())
    const far = new URL(url)
    far.port = String(wire.port)
    const first = standing(replicaAt(far.toString()))
    await vi.waitFor(() => expect(first).toEqual(['gained']), 20_000)
    return { url, wire, first, second: standing(replicaAt(url)) }
  }

  it('know at once that they lost the lead with their connection', async () => {
    const { wire, first, second } = await ledOverWire()
    wire.cut('reset')
    await vi.waitFor(() => expect(first).toContain('lost'), 2_000)
    await vi.waitFor(() => expect(second.length + first.length).toBeGreaterThan(2), 20_000)
  })

  it('take over from one that says nothing any more, who knew before that it leads no more', async () => {
    const { wire, first, second } = await ledOverWire()
    wire.tap({ near: () => null, far: () => null })
    await vi.waitFor(() => expect(first).toEqual(['gained', 'lost']), 15_000)
    expect(second).toEqual([])
    await vi.waitFor(() => expect(second).toEqual(['gained']), 15_000)
  }, 40_000)

  it('lose the lead to others when they were frozen: the server ends a session that says nothing', async () => {
    const url = await server().newDatabase()
    const frozen = await LeadLine.open(url, () => undefined)
    onTestFinished(() => frozen.close())
    await frozen.ask(`select pg_try_advisory_lock(${DUTY_LOCK})`, [numberOfDuty('sender')])
    const since = performance.now()
    const heard = standing(replicaAt(url))
    await vi.waitFor(() => expect(heard).toEqual(['gained']), 20_000)
    expect(performance.now() - since).toBeLessThan(15_000)
    expect(frozen.isOver).toBe(true)
  }, 40_000)

  it('lead again, one of them, after the server was ended and started', async () => {
    const { first, second } = await ledOverWire()
    await server().crash()
    await vi.waitFor(
      () => expect([first, second].flat().filter((one) => one === 'gained')).toHaveLength(2),
      20_000,
    )
    expect(first).toContain('lost')
  }, 40_000)

  it('lead apart on two databases of one server', async () => {
    const urls = [await server().newDatabase(), await server().newDatabase()]
    const heard = urls.map((url) => standing(replicaAt(url)))
    await vi.waitFor(() => expect(heard).toEqual([['gained'], ['gained']]), 20_000)
  })
})
