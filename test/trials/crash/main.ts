import { parseArgs } from 'node:util'
import { atLeast, conclude, exactly, told } from '../figures.js'
import type { Figure } from '../figures.js'
import { dovecotMissing } from '../../servers/dovecot.js'
import { openTrialStores, STORE_KIND, STORE_SWITCH, storesMissing } from '../stores.js'
import { FAULT_KINDS, FAULT_NAMES, settledBy } from './check.js'
import { DATABASE_POINTS, FOLDER_POINTS, pointsOn } from './crash-points.js'
import { isLong } from './kills.js'
import type { TrialResult } from './trial.js'
import { runTrial } from './trial.js'

/** Ends the service at every place and moment, and shows that nothing was lost and nothing sent twice. */

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '18' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const seed = Number(values.seed)

const points = pointsOn(STORE_KIND)
const pointsWanted = isLong(kills) ? points.length : Math.min(kills, points.length) >> 1

/** What the other store has of its own. */
const [left, why] =
  STORE_KIND === 'postgres'
    ? [FOLDER_POINTS, 'no file of the store is in the data folder']
    : [DATABASE_POINTS, 'the store is in the data folder, and there is no database to strike at']

/** A run that is shorter than its list of points has no room for them. */
const blowsWanted = kills > points.length + 1 ? 1 : 0

const blowFigures = ({ blows }: TrialResult): readonly Figure[] => [
  atLeast('times that the server of the database was ended under the service', blows.crash, blowsWanted),
  atLeast('times that all its connections were cut', blows.cut, blowsWanted),
]

const figuresOf = (result: TrialResult): readonly Figure[] => {
  const { diary, seen, faults, reached } = result
  const count = (type: (typeof diary)[number]['type']): number =>
    diary.filter((one) => one.type === type).length
  const settled = (by: 'sent' | 'staff'): number =>
    seen.interrupted.filter((send) => settledBy(send, seen) === by).length
  const locators = new Set(seen.roots.map(({ locator }) => locator))
  return [
    atLeast('kills', result.kills, kills),
    atLeast('named crash points reached', reached.size, pointsWanted),
    told('kills at other moments', result.moments),
    ...(STORE_KIND === 'postgres' ? blowFigures(result) : []),
    told('confirmations put in', count('confirmation')),
    told('OCs put in', count('order')),
    told('presses of staff', count('press')),
    told('mails delivered to clients', seen.mails.length),
    told('copies in Sent', result.copies),
    told('sends interrupted by a kill', seen.interrupted.length),
    told('of these settled by the Sent folder', settled('sent')),
    told('of these shown to staff', settled('staff')),
    told('of these with a copy that lay in Sent', result.askedInVain),
    told('reservations', seen.reservations.length),
    told('cards posted a second time', seen.roots.length - locators.size),
    told('slowest start', `${Math.round(result.slowestStartMs)} ms`),
    ...FAULT_KINDS.map((kind) =>
      exactly(FAULT_NAMES[kind], faults.filter((fault) => fault.kind === kind).length, 0),
    ),
    exactly('lives that ended otherwise than they were ended', result.unexpected.length, 0),
  ]
}

const missing = dovecotMissing() ?? storesMissing()
if (missing !== null) throw new Error(missing)

const say = (line: string): void => void process.stderr.write(`${line}\n`)

say(`skipped, since ${why}: ${left.join(', ')}`)
const startedAt = new Date()
// What is committed has to outlive a power cut.
const stores = await openTrialStores({ fsync: true })
try {
  const result = await runTrial(kills, seed, stores, say)
  const missed = points.filter((point) => !result.reached.has(point))
  if (missed.length > 0) say(`not reached: ${missed.join(', ')}`)
  conclude(figuresOf(result), {
    ...STORE_SWITCH,
    command: `test:crash -- --kills ${kills} --seed ${seed}`,
    seed,
    startedAt,
    endedAt: new Date(),
  })
} finally {
  await stores.stop()
}
