import { writeArchive } from '../../../../src/adapters/data-archive/index.js'
import { openFileVault } from '../../../../src/adapters/file-vault/index.js'
import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import type { Store } from '../../../../src/ports.js'
import { archiveSource, restoreDataFolder } from '../../../../bot/service/data-archive.js'
import { ManualClock } from '../../../fakes/manual-clock.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'

export const NOW = '2026-03-02T12:00:00.000Z'

export const clock = new ManualClock(NOW)

export const open = (dataDir: string, journalBytes?: number): Promise<Store> =>
  openLowdbStore({ dataDir, clock, log: quietLog, journalBytes })

export const restore = (file: string, dataDir: string) =>
  restoreDataFolder(file, dataDir, { clock, log: quietLog })

export const backUp = (dataDir: string, dir: string, at = NOW) =>
  writeArchive(archiveSource(dataDir), dir, at)

const locatorOf = (count: number): string => `AA${String(count).padStart(5, '0')}`

/** Writes as the service does: first the document, then a commit with a reservation, the record of its mail, and a line of audit. */
export const writeMail = async (store: Store, dataDir: string, count: number): Promise<void> => {
  const locator = locatorOf(count)
  const content = Buffer.from(`mail ${count} `.repeat(200))
  const file = await openFileVault(dataDir).put(content, `${count}.eml`, 'message/rfc822')
  await store.transact({ reservations: [locator] }, (tx) => {
    tx.putReservation(aReservation(locator, { files: [file] }))
    tx.recordMail(aMailRecord(locator, { id: locator, contentHash: locator, fileId: file.id }))
    tx.audit({ at: NOW, locator, actor: 'somebody', action: 'note', detail: String(count) })
  })
}

/** What a store says, with everything that must go together held against each other. */
export const countWhole = async (dataDir: string): Promise<number> => {
  const store = await open(dataDir)
  const vault = openFileVault(dataDir)
  try {
    const { items } = await store.liveReservations(null, { limit: 10_000 })
    for (const [index, { locator, files }] of items.entries()) {
      const record = await store.mailRecord(locator)
      const audit = await store.auditOf(locator, { limit: 2 })
      const content = await vault.read(files[0]?.id ?? '')
      if (locator !== locatorOf(index) || audit.items.length !== 1 || record?.fileId !== files[0]?.id)
        throw new Error(`${locator} is not whole`)
      if (!Buffer.from(content).toString().startsWith(`mail ${index} `))
        throw new Error(`${locator}: another file`)
    }
    if (await store.mailRecord(locatorOf(items.length))) throw new Error('a mail without its reservation')
    return items.length
  } finally {
    await store.close()
  }
}
