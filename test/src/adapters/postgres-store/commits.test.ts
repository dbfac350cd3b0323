import { expect, it, onTestFinished } from 'vitest'
import { aReservation } from '../../../ports/records.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { startTcpProxy } from '../../../servers/tcp-proxy.js'
import { aDatabase } from './a-database.js'

const COMMIT = 'commit\0'

describeWithPostgres(
  'a commit',
  (server) => {
    const onAWire = async () => {
      const wire = await startTcpProxy(server().port)
      onTestFinished(() => wire.stop())
      const database = await aDatabase(server())
      return { wire, store: await database.open(wire.port), other: await database.open() }
    }

    it('whose answer was lost is known to have happened', async () => {
      const { wire, store, other } = await onAWire()
      let asked = false
      wire.tap({
        near: (data) => {
          asked ||= data.includes(COMMIT)
          return data
        },
        far: (data, line) => {
          if (!asked) return data
          wire.tap(null)
          line.cut('reset')
          return null
        },
      })
      await store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
      expect((await other.reservation('AAA'))?.locator).toBe('AAA')
    })

    it('that never came to the server is known to have failed, and the store goes on', async () => {
      const { wire, store, other } = await onAWire()
      wire.tap({
        near: (data, line) => {
          if (!data.includes(COMMIT)) return data
          wire.tap(null)
          line.cut('reset')
          return null
        },
      })
      const lost = store.transact({}, (tx) => tx.putReservation(aReservation('AAA')))
      await expect(lost).rejects.toThrow(/ECONNRESET|terminated/)
      expect(await other.reservation('AAA')).toBeNull()
      await store.transact({}, (tx) => tx.putReservation(aReservation('AAA', { version: 2 })))
      expect((await other.reservation('AAA'))?.version).toBe(2)
    })

    it('that was confirmed is there after the server was ended at once', async () => {
      const { open } = await aDatabase(server())
      await (await open()).transact({}, (tx) => tx.putReservation(aReservation('AAA')))
      await server().crash()
      expect((await (await open()).reservation('AAA'))?.locator).toBe('AAA')
    })
  },
  { fsync: true },
)
