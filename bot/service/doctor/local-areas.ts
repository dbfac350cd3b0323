import { probeClock } from '../../../src/adapters/http-date/index.js'
import { probeFolder } from '../../../src/adapters/lowdb-store/probe-folder.js'
import type { Config } from '../../../src/config.js'
import { judgeClients } from '../../../src/engine/doctor/clients.js'
import { judgeClock, judgeZone } from '../../../src/engine/doctor/clock.js'
import { judgeFolder } from '../../../src/engine/doctor/data.js'
import { judgeSenders } from '../../../src/engine/doctor/senders.js'
import { judgingSettings } from '../engine-settings.js'
import type { AreaChecks } from './world.js'

/** Whoever gives out our tokens keeps time, and judges us by it. */
const timekeeper = ({ azure, google }: Config): string | null => azure?.authority ?? google?.tokenUrl ?? null

/** What can be seen without a mail server. */
export const LOCAL_AREAS: AreaChecks = {
  clock: async ({ config, clock }) => {
    const url = timekeeper(config)
    const zone = judgeZone(clock.now(), config.office.zone)
    return [zone, judgeClock(url === null ? null : await probeClock(url))]
  },
  data: async ({ config, clock }) =>
    judgeFolder(await probeFolder(config.dataDir, clock.now()), config.dataDir),
  clients: async ({ store }) => [judgeClients(await (await store()).clients())],
  senders: async ({ config }) => {
    const { confirmationSenders, ownAddresses } = judgingSettings(config)
    return judgeSenders(confirmationSenders, ownAddresses)
  },
}
