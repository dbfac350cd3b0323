import { probeBlobVault, probeFolderVault, signatureEnd } from '../../../src/adapters/file-vault/index.js'
import { requireStoreHere, StoreIsElsewhere } from '../../../src/adapters/lowdb-store/index.js'
import { probeFolder } from '../../../src/adapters/lowdb-store/probe-folder.js'
import type { Config } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { judgeFolder } from '../../../src/engine/doctor/data.js'
import { judgeDocuments } from '../../../src/engine/doctor/documents.js'
import { judgeBinding, judgeDatabase } from '../../../src/engine/doctor/store-place.js'
import type { StoreBinding } from '../../../src/engine/doctor/store-place.js'
import type { DatabaseProbe, DocumentsProbe, Logger } from '../../../src/ports.js'
import { isElsewhere } from '../document-folders.js'
import { checkBinding, DataFolderHasStore, StoreIsAnother } from '../store-guard.js'
import type { AreaChecks, DoctorWorld } from './world.js'

/** @throws what is no matter of where the store is */
const bindingOf = async (checking: Promise<unknown>): Promise<StoreBinding> => {
  try {
    await checking
    return { kind: 'ours' }
  } catch (error) {
    if (error instanceof DataFolderHasStore) return { kind: 'own' }
    if (error instanceof StoreIsAnother || error instanceof StoreIsElsewhere)
      return { kind: 'elsewhere', where: error.where }
    throw error
  }
}

const inDatabase = async (dataDir: string, url: string, log: Logger): Promise<readonly Finding[]> => {
  const { probeDatabase } = await import('../../../src/adapters/postgres-store/index.js')
  const probe: DatabaseProbe = await probeDatabase(url)
  const findings = judgeDatabase(probe)
  if (probe.tables !== 'ours' || probe.permitted !== true) return findings
  return [...findings, judgeBinding(await bindingOf(checkBinding(dataDir, url, log)), dataDir)]
}

const inFolder = async (dataDir: string): Promise<readonly Finding[]> => {
  const binding = await bindingOf(requireStoreHere(dataDir))
  return binding.kind === 'ours' ? [] : [judgeBinding(binding, dataDir)]
}

const probeDocuments = async ({ documents }: Config): Promise<DocumentsProbe> =>
  documents.kind === 'folder'
    ? { place: documents.path, written: await probeFolderVault(documents.path), keyEnds: null }
    : { place: documents.url, written: await probeBlobVault(documents), keyEnds: signatureEnd(documents.sas) }

const documentsOf = async (config: Config, now: string): Promise<readonly Finding[]> =>
  isElsewhere(config)
    ? judgeDocuments(await probeDocuments(config), config.documents.kind === 'blob', now)
    : []

const storeOf = ({ dataDir, storeUrl }: Config, log: Logger): Promise<readonly Finding[]> =>
  storeUrl === null ? inFolder(dataDir) : inDatabase(dataDir, storeUrl, log)

/** The data folder, and what STORE_URL and FILES_URL put elsewhere. A folder that cannot be used says nothing of its store. */
export const DATA_AREA: AreaChecks = {
  data: async ({ config, clock, log }: DoctorWorld) => {
    const folder = await probeFolder(config.dataDir, clock.now())
    return [
      ...judgeFolder(folder, config.dataDir),
      ...(folder.written.ok ? await storeOf(config, log) : []),
      ...(await documentsOf(config, clock.now())),
    ]
  },
}
