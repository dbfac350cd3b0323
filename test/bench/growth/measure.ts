import { makeConfirmations } from '../confirmations.js'
import type { InRounds, Part, Rounds } from '../in-rounds.js'
import { inRounds } from '../in-rounds.js'
import type { World } from '../world/world.js'
import type { Cost } from './costs.js'
import { makeFolders } from './folders.js'
import type { Series } from './levels.js'
import type { Office } from './office.js'
import { MAILS, openOffice } from './office.js'

/** What one series showed. */
export interface SeriesMeasured {
  readonly series: Series
  /** Smallest first, as the levels of the series. */
  readonly offices: readonly Office[]
  readonly values: InRounds<Office, Cost>
  /** Resident memory of the services at the end. */
  readonly mib: ReadonlyMap<Office, number>
}

/** In each round. A sweep takes a few milliseconds, of which a good part is the disk's: it wants more turns than the rest. */
const PARTS: readonly Part<Office, Cost>[] = [
  { name: 'start', times: 1, measure: (office) => office.start() },
  { name: 'confirmations', times: 1, measure: (office) => office.confirmations() },
  { name: 'presses', times: 10, measure: (office) => office.press() },
  { name: '`pendientes`', times: 20, measure: (office) => office.pending() },
  { name: '`buscar`', times: 20, measure: (office) => office.search() },
  { name: 'sweeps', times: 10, measure: (office) => office.sweep() },
]

/** One mailbox for each office: no two services read the same. */
const userOf = (along: Series['along'], index: number): string => `${along}-${index + 1}@hotelsales.example`

const ALONG = ['archived', 'live'] as const

export const MAILBOXES: readonly string[] = ALONG.flatMap((along) =>
  [0, 1, 2].map((index) => userOf(along, index)),
)

const openOffices = async (
  world: World,
  series: Series,
  rounds: Rounds,
  progress: (text: string) => void,
): Promise<readonly Office[]> => {
  const folders = await makeFolders(world.folder, series, progress)
  // Each office gets the same mails: it has a store of its own.
  const confirmations = await makeConfirmations(MAILS * (rounds.warmUp + rounds.counted))
  const offices: Office[] = []
  for (const [level, dataDir] of folders) {
    const user = userOf(series.along, offices.length)
    offices.push(await openOffice(world, { level, dataDir, user, confirmations }))
  }
  return offices
}

/** The offices of one series, and no others, run meanwhile. */
export const measureSeries = async (
  world: World,
  series: Series,
  rounds: Rounds,
  progress: (text: string) => void,
): Promise<SeriesMeasured> => {
  const offices = await openOffices(world, series, rounds, progress)
  const values = await inRounds(offices, PARTS, rounds, (text) => progress(`by ${series.along}, ${text}`))
  const mib = new Map(offices.map((office) => [office, office.residentMib()]))
  for (const office of offices) await office.close()
  return { series, offices, values, mib }
}
