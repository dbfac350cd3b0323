import { expect, it } from 'vitest'
import { openPostgresStoreReadOnly } from '../../../../src/adapters/postgres-store/index.js'
import { quietLog } from '../../../fakes/quiet.js'
import { describeWithPostgres } from '../../../servers/describe-with-postgres.js'
import { freePorts } from '../../../servers/ports.js'
import { aReservation } from '../../../ports/records.js'
import { aDatabase, inDatabase } from './a-database.js'

describeWithPostgres('opening the store', (server) => {
  const opening = async (change: (url: URL) => void): Promise<unknown> => {
    const url = new URL((await aDatabase(server())).url)
    change(url)
    return openPostgresStoreReadOnly(url.toString(), quietLog).catch((error: unknown) => error)
  }

  it('says that the password is wrong, and not which it was', async () => {
    const fault = await opening((url) => (url.password = 'otra-clave'))
    expect(fault).toMatchObject({ code: 'postgres_login_refused' })
    expect(String(fault)).not.toContain('otra-clave')
  })

  it('says that there is no such database', async () => {
    const fault = await opening((url) => (url.pathname = '/nobody'))
    expect(fault).toMatchObject({
      code: 'postgres_database_missing',
      where: `127.0.0.1:${server().port}/nobody`,
    })
  })

  it('says that none answers', async () => {
    const [port = 0] = await freePorts(1)
    expect(await opening((url) => (url.port = String(port)))).toMatchObject({ code: 'postgres_unreachable' })
  })

  it('only looks where it is only read, and says that nothing was prepared', async () => {
    const { url } = await aDatabase(server())
    await expect(openPostgresStoreReadOnly(url, quietLog)).rejects.toMatchObject({
      code: 'postgres_schema_older',
    })
    expect(await inDatabase(url, "select 1 from pg_namespace where nspname = 'control_oc'")).toEqual([])
  })

  it('refuses what a newer version has written, and changes nothing', async () => {
    const { url, open } = await aDatabase(server())
    await (await open()).close()
    await inDatabase(url, "insert into control_oc.schema_steps (number, name) values (999, 'of tomorrow')")
    await expect(open()).rejects.toMatchObject({ code: 'postgres_schema_newer' })
    await expect(openPostgresStoreReadOnly(url, quietLog)).rejects.toMatchObject({
      code: 'postgres_schema_newer',
    })
  })

  it('makes the tables once, however many open at a time', async () => {
    const { open } = await aDatabase(server())
    const stores = await Promise.all([open(), open(), open()])
    await stores[0].putNote('channel', 1)
    expect(await stores[2].note('channel')).toBe(1)
  })

  it('shows a reader what was committed', async () => {
    const { url, open } = await aDatabase(server())
    await (await open()).transact({}, (tx) => tx.putReservation(aReservation('AAA')))
    const reader = await openPostgresStoreReadOnly(url, quietLog)
    expect((await reader.reservation('AAA'))?.locator).toBe('AAA')
    await reader.close()
  })
})
