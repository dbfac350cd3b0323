import { afterAll, describe, expect, it } from 'vitest'
import { closeDocuments, Office } from '../../story/office.js'
import { santiago } from '../../story/samples.js'

afterAll(closeDocuments)

const last = (office: Office) => office.store.note('backup:last')

describe('the backup of each night', () => {
  it('is made at its hour, and noted', async () => {
    const office = await Office.open()
    await office.until('2026-11-24 02:29')
    expect(office.backups.made).toBe(0)
    await office.until('2026-11-24 02:31')
    expect(await last(office)).toEqual({
      at: santiago('2026-11-24 02:30'),
      ok: true,
      file: 'backup-1.tar.gz',
      bytes: 1000,
      error: null,
    })
  })

  it('that failed is noted with what was said, and the service goes on', async () => {
    const office = await Office.open()
    office.backups.trouble = 'ENOSPC: no space left on device'
    await office.until('2026-11-24 02:31')
    expect(await last(office)).toMatchObject({ ok: false, error: 'ENOSPC: no space left on device' })
    office.backups.trouble = null
    await office.until('2026-11-25 02:31')
    expect(await last(office)).toMatchObject({ ok: true })
  })

  it('that was missed is made at the next start', async () => {
    const office = await Office.open()
    await office.until('2026-11-24 02:31')
    await office.engine.stop()
    office.clock.set(santiago('2026-11-25 08:00'))
    await office.restart()
    expect(office.backups.made).toBe(2)
  })

  it('is not made again at a start after it', async () => {
    const office = await Office.open()
    await office.until('2026-11-24 02:31')
    await office.restart()
    expect(office.backups.made).toBe(1)
  })
})
