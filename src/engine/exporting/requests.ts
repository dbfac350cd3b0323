import type { ExportEntry, Store, StoreReader } from '../../ports.js'
import { isCritical, kindOf, locatorsToKeep } from './entries.js'
import { EXPORT_NOTE } from './position.js'

/** The method of the control socket by which a running service exports everything anew that it still can. */
export const EXPORT_AGAIN = 'export_again'

/** The next pass begins with the oldest mail of which there is a record. What is kept already stays as it is. */
export const beginAgain = (store: Pick<Store, 'putNote'>): Promise<void> => store.putNote(EXPORT_NOTE, null)

export const exportHandlers = (again: () => Promise<void>) => ({
  [EXPORT_AGAIN]: async (): Promise<null> => {
    await again()
    return null
  },
})

type Wanted = Pick<ExportEntry, 'locator' | 'kind' | 'key'>

/** What is to be in the export, as far as the records of mails reach (90 days). */
export const wantedEntries = async (store: StoreReader): Promise<readonly Wanted[]> => {
  const wanted: Wanted[] = []
  for await (const { kind, record } of store.kept({ of: 'mails' })) {
    if (kind !== 'mail' || !isCritical(record) || record.fileId === null) continue
    const current = await store.mailRecord(record.id)
    if (!current || !isCritical(current) || current.fileId === null) continue
    const locators = await locatorsToKeep(current, store)
    wanted.push(...locators.map((locator) => ({ locator, kind: kindOf(current), key: current.id })))
  }
  return wanted
}
