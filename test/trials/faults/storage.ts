import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { archiveSource, restoreDataFolder } from '../../../bot/service/data-archive.js'
import { startService } from '../../../bot/service/start-service.js'
import { serviceCannotStart } from '../../../bot/texts/service.js'
import { writeArchive } from '../../../src/adapters/data-archive/index.js'
import { StoreDamaged } from '../../../src/adapters/lowdb-store/index.js'
import { quietLog } from '../../fakes/quiet.js'
import { freePorts } from '../../servers/ports.js'
import type { Random } from '../random.js'
import { STORE_KIND } from '../stores.js'
import type { Ground } from './ground.js'
import { TrialOffice } from './office.js'
import { must, refusalToStart } from './must.js'
import type { Lane, Scenario } from './scenario.js'
import { notTried } from './scenario.js'
import {
  DISKS_WANTED,
  fillingWhenTaken,
  freeingAfter,
  isFull,
  mountSmallDisk,
  NO_SPACE,
} from './small-disk.js'
import type { SmallDisk } from './small-disk.js'

const onSmallDisk = (disk: SmallDisk): readonly Scenario[] => [
  {
    name: 'Disk: full when mail comes',
    says: NO_SPACE,
    run: freeingAfter(disk, async (office) => {
      const before = await office.requested()
      disk.fill()
      await office.order(before)
      const unwritten = await office.confirmation()
      await office.until('that the disk is full', () => isFull(office))
      must(!office.has(unwritten), 'a mail left of what was not written down')
    }),
  },
  {
    name: 'Disk: full when a mail has just been taken',
    says: NO_SPACE,
    run: freeingAfter(disk, async (office) => {
      await fillingWhenTaken(office, disk, async () => {
        // The last page of a file may have had room enough to write down that it left; a whole mail finds none.
        await office.confirmation()
        await office.until('that the disk is full', () => isFull(office))
      })
    }),
  },
  {
    name: 'Data folder: read-only',
    says: null,
    run: async (office) => {
      await office.stop()
      disk.readOnly(true)
      await office.confirmation()
      const said = serviceCannotStart(await refusalToStart(office))
      must(said.includes('sólo lectura') && said.includes('DATA_DIR'), said)
      disk.readOnly(false)
      await office.start()
    },
  },
]

const damage = async (file: string, random: Random): Promise<void> => {
  const bytes = await readFile(file)
  const at = random.below(bytes.length)
  bytes[at] = (bytes[at] ?? 0) ^ 0xff
  await writeFile(file, bytes)
}

const inFiles = (random: Random): readonly Scenario[] => [
  {
    name: 'Store: live file damaged',
    says: null,
    run: async (office) => {
      await office.requested()
      await office.engine.settled()
      await office.stop()
      const file = path.join(office.config.dataDir, 'live.json')
      await damage(file, random)
      await office.confirmation()
      const error = await refusalToStart(office)
      must(error instanceof StoreDamaged, String(error))
      const { restore } = error as StoreDamaged
      const said = serviceCannotStart(error)
      must(restore !== null && said.includes(file) && said.includes(restore), said)
      execFileSync('sh', ['-c', restore ?? 'false'])
      await office.start()
    },
  },
  {
    name: 'Store: both generations damaged, a backup from before the last mails',
    says: null,
    run: async (office) => {
      const { dataDir } = office.config
      const backups = path.join(path.dirname(dataDir), `${path.basename(dataDir)}-backups`)
      const { file } = await writeArchive(archiveSource(dataDir), backups, office.clock.now())
      // The store does not know any more what it sent after the backup: Sent is asked, and where it has nothing, staff are.
      const asked = { mayBeAsked: 'send_uncertain' } as const
      const sent = await office.confirmation()
      await office.until('its request', () => office.has(sent))
      await office.engine.settled()
      await office.stop()
      for (const name of ['live.json', 'live.previous.json']) await damage(path.join(dataDir, name), random)
      await office.confirmation(asked)
      const said = serviceCannotStart(await refusalToStart(office))
      must(said.includes('live.json') && said.includes('npx control-oc restore'), said)
      await rename(dataDir, `${dataDir}-aside`)
      await mkdir(dataDir, { mode: 0o700 })
      await restoreDataFolder(path.resolve(backups, file), dataDir, { clock: office.clock, log: quietLog })
      await office.start()
      await Promise.all([`${dataDir}-aside`, backups].map((one) => rm(one, { recursive: true })))
    },
  },
]

const SECOND_SERVICE: Scenario = {
  name: 'Data folder: a second service',
  says: null,
  run: async (office) => {
    const [port = 0] = await freePorts(1)
    const second = { ...office.config, port }
    const error: unknown = await startService(second, { log: quietLog }).then(
      () => null,
      (fault: unknown) => fault,
    )
    const said = error === null ? 'it started' : serviceCannotStart(error)
    must(said.includes(`proceso ${process.pid}`), said)
    await office.confirmation()
  },
}

const lane = (
  name: string,
  { dovecot, stores, userOf, random }: Ground,
  scenarios: readonly Scenario[],
  dataDir?: string,
): Lane => ({
  name,
  open: async () => {
    const place = dataDir === undefined ? {} : { dataDir }
    return (
      await TrialOffice.open({ dovecot, stores, user: userOf(name), random, keepsSent: true, ...place })
    ).begin()
  },
  scenarios,
})

const NOT_TRIED = [
  { name: 'Disk: full when mail comes' },
  { name: 'Disk: full when a mail has just been taken' },
  { name: 'Data folder: read-only' },
]

const SMALL_MB = 8

const diskLane = (ground: Ground): Lane => {
  const disk = mountSmallDisk(SMALL_MB)
  if (!disk) return notTried('disk', DISKS_WANTED, NOT_TRIED)
  ground.ends.push(async () => disk.end())
  return lane('disk', ground, onSmallDisk(disk), path.join(disk.folder, 'data'))
}

const NOT_OURS =
  'no file of the store is in the data folder: those of PostgreSQL and its backups are of its administrator'

export const storageLanes = (ground: Ground): readonly Lane[] => {
  const damages = inFiles(ground.random.fork('store'))
  const ofFiles =
    STORE_KIND === 'folder'
      ? [lane('store', ground, [...damages, SECOND_SERVICE])]
      : [notTried('store', NOT_OURS, damages), lane('store', ground, [SECOND_SERVICE])]
  return [diskLane(ground), ...ofFiles]
}
