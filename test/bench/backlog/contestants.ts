import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Confirmation } from '../confirmations.js'
import { environmentOf } from '../world/environment.js'
import type { Took } from '../world/program.js'
import { runProgram } from '../world/program.js'
import type { Service } from '../world/service.js'
import type { World } from '../world/world.js'
import type { Python } from './python.js'

/** What is added to each round trip, half of it in either direction. */
export const SLOW_LINE_MS = 40

const SLOWLY = `, line slower by ${SLOW_LINE_MS} ms`
/** What is compared. */
export const [BARE, SERVICE, USUAL, PYTHON] = [
  'pdf-parse alone',
  'service',
  'usual way',
  'usual way in Python',
] as const
export const [SLOW, USUAL_SLOW] = [`${SERVICE}${SLOWLY}`, `${USUAL}${SLOWLY}`] as const

/** An inbox, and its documents in a folder. */
export interface Mailbox {
  readonly user: string
  readonly count: number
  readonly folder: string
}

export const fillMailbox = async (
  world: World,
  user: string,
  confirmations: readonly Confirmation[],
): Promise<Mailbox> => {
  await world.fillInbox(confirmations, user)
  const folder = join(world.folder, user)
  await mkdir(folder)
  for (const { locator, pdf } of confirmations) await writeFile(join(folder, `${locator}.pdf`), pdf)
  return { user, count: confirmations.length, folder }
}

const reachedBy = (user: string, imapPort: number) => ({ IMAP_USERNAME: user, IMAP_PORT: String(imapPort) })

/** A service that reads the mailbox from the start, and tells it in the channel. */
export const startReading = async (world: World, { user }: Mailbox, imapPort: number): Promise<Service> => {
  const service = await world.startService({ environment: reachedBy(user, imapPort) })
  await service.said('mailbox connected')
  await world.install(service)
  return service
}

/** From the start of its process to the last decision on disk; cards wait for their turn meanwhile. */
const serviceReads = async (world: World, mailbox: Mailbox, imapPort: number): Promise<Took> => {
  const service = await startReading(world, mailbox, imapPort)
  await service.said('mail decided', mailbox.count)
  const seconds = (performance.now() - service.startedAt) / 1_000
  const processor = service.processorTime()
  await service.end()
  return { seconds, processor }
}

const fileOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** Where all of them run. `slowPort`: the mail server at the end of a slower line. */
export interface Ground {
  readonly world: World
  readonly slowPort: number
  /** Null: it is left out. */
  readonly python: Python | null
}

/** The programs by their names, on a mailbox. */
const programsOn = ({ world, slowPort, python }: Ground, mailbox: Mailbox) => {
  const known = join(world.folder, 'known.json')
  const { imapsPort } = world.dovecot
  const environmentAt = (port: number): Readonly<Record<string, string>> => ({
    ...environmentOf(world, { dataDir: '', port: 0 }),
    ...reachedBy(mailbox.user, port),
  })
  const usual = (port: number): Promise<Took> =>
    runProgram(process.execPath, [fileOf('usual-way.mjs'), known], environmentAt(port))
  return {
    [BARE]: () => runProgram(process.execPath, [fileOf('bare-loop.mjs'), mailbox.folder], {}),
    [SERVICE]: () => serviceReads(world, mailbox, imapsPort),
    [SLOW]: () => serviceReads(world, mailbox, slowPort),
    [USUAL]: () => usual(imapsPort),
    [USUAL_SLOW]: () => usual(slowPort),
    [PYTHON]: () =>
      runProgram(python?.program ?? '', [fileOf('usual_way.py'), known], environmentAt(imapsPort)),
  }
}

type Program = keyof ReturnType<typeof programsOn>

const ON_ALL: readonly Program[] = [BARE, SERVICE, SLOW, USUAL]
const ON_FEW: readonly Program[] = [SERVICE, SLOW, USUAL_SLOW]

/** One who is compared, on so many mails. */
export interface Contestant {
  readonly name: string
  readonly count: number
  readonly run: () => Promise<Took>
  readonly warmUp: () => Promise<Took>
}

export const nameOn = (program: string, { count }: Mailbox): string => `${program}, ${count} mails`

/** `few`: for those who take far longer for a mail, and for the service beside them. */
export interface Mailboxes {
  readonly all: Mailbox
  readonly few: Mailbox
  readonly warmUp: Mailbox
}

/** By their names: where all of them are few, nobody runs twice. */
export const contestantsOn = (ground: Ground, mailboxes: Mailboxes): ReadonlyMap<string, Contestant> => {
  const warmUps = programsOn(ground, mailboxes.warmUp)
  const on = (mailbox: Mailbox, programs: readonly Program[]): readonly Contestant[] =>
    programs.map((program) => ({
      name: nameOn(program, mailbox),
      count: mailbox.count,
      run: programsOn(ground, mailbox)[program],
      warmUp: warmUps[program],
    }))
  const onFew = ground.python ? [...ON_FEW, PYTHON] : ON_FEW
  const contestants = [...on(mailboxes.all, ON_ALL), ...on(mailboxes.few, onFew)]
  return new Map(contestants.map((one) => [one.name, one]))
}
