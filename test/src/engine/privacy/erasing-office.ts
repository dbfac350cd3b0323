import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDocumentFolders } from '../../../../bot/service/document-folders.js'
import type { Reservation } from '../../../../src/domain/reservation.js'
import { tidyUp } from '../../../../src/engine/daily.js'
import type { FileVault, MailExport, Store } from '../../../../src/ports.js'
import { quietLog } from '../../../fakes/quiet.js'
import { aNamedReservation } from '../../../ports/named-records.js'
import { aMailRecord } from '../../../ports/records.js'
import { SETTINGS } from '../../../story/settings.js'
import { aDataFolder } from '../../adapters/lowdb-store/data-folder.js'
import type { DataFolder } from '../../adapters/lowdb-store/data-folder.js'

/** A data folder as the service has it, whose nights a test lets come. */
export interface ErasingOffice {
  readonly folder: DataFolder
  readonly vault: FileVault
  readonly exports: MailExport
  readonly store: Store
  restart(): Promise<void>
  /** Archives and erases, as of an instant. */
  night(now: string, retentionMonths?: number | null): Promise<void>
  /** Puts a reservation with its document, its mail and a line of audit; the document's text names its guest. */
  settle(locator: string, settledAt: string, fields?: Partial<Reservation>): Promise<void>
  /** Paths of the files of the data folder in which a text stands. */
  grep(text: string): Promise<readonly string[]>
}

export const MAIL_ID = (locator: string): string => locator.toLowerCase().padEnd(16, '0')

const documentOf = (locator: string): Buffer => Buffer.from(`%PDF-1.7 ${locator} JUAN INVENTADO`)

const put = async (store: Store, vault: FileVault, reservation: Reservation): Promise<void> => {
  const { locator } = reservation
  const document = await vault.put(documentOf(locator), 'reserva-de-juan.pdf', 'application/pdf')
  const mail = await vault.put(
    Buffer.from(`From: compras@cliente.example ${locator}`),
    '1.eml',
    'message/rfc822',
  )
  const at = reservation.registeredAt
  await store.transact({}, (tx) => {
    tx.putReservation({ ...reservation, files: [document, ...reservation.files.slice(1)] })
    tx.recordMail(
      aMailRecord(MAIL_ID(locator), {
        decidedAt: at,
        locators: [locator],
        decision: 'accept',
        fileId: mail.id,
      }),
    )
    tx.audit({ at, locator, actor: 'ana-id', action: 'add_note', detail: 'llamar a JUAN INVENTADO' })
  })
}

export const anErasingOffice = async (): Promise<ErasingOffice> => {
  const folder = await aDataFolder()
  const { vault, exports } = openDocumentFolders({
    dataDir: folder.dataDir,
    documents: { kind: 'folder', path: folder.dataDir },
  })
  let store = await folder.open()
  return {
    folder,
    vault,
    exports,
    get store() {
      return store
    },
    restart: async () => {
      await store.close()
      store = await folder.open()
    },
    night: async (now, retentionMonths = 24) => {
      folder.clock.set(now)
      const settings = { ...SETTINGS, retentionMonths }
      await tidyUp({ settings, store, vault, exports, clock: folder.clock, log: quietLog })
    },
    settle: async (locator, settledAt, fields = {}) => {
      const plain = aNamedReservation(locator, { settledAt, registeredAt: settledAt, ...fields })
      const confirmation = { ...plain.confirmation, mailId: MAIL_ID(locator) }
      await put(store, vault, { ...plain, confirmation })
    },
    grep: async (text) => {
      const entries = await readdir(folder.dataDir, { recursive: true, withFileTypes: true })
      const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
      const found = await Promise.all(
        paths.map(async (path) => ((await readFile(path)).includes(text) ? path : null)),
      )
      return found.flatMap((path) => (path === null ? [] : [path.slice(folder.dataDir.length + 1)])).sort()
    },
  }
}
