import { parseArgs } from 'node:util'
import { atLeast, conclude, exactly, told } from '../figures.js'
import type { Figure } from '../figures.js'
import { dovecotMissing } from '../../servers/dovecot.js'
import { FAULT_KINDS, FAULT_NAMES, settledBy } from './check.js'
import { CRASH_POINTS } from './crash-points.js'
import { isLong } from './kills.js'
import type { TrialResult } from './trial.js'
import { runTrial } from './trial.js'

/** Ends the service at every place and moment, and shows that nothing was lost and nothing sent twice. */

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '36' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const seed = Number(values.seed)

const pointsWanted = isLong(kills) ? CRASH_POINTS.length : Math.min(kills, CRASH_POINTS.length) >> 1

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

const missing = dovecotMissing()
if (missing !== null) throw new Error(missing)

const startedAt = new Date()
const result = await runTrial(kills, seed, (line) => process.stderr.write(`${line}\n`))
const missed = CRASH_POINTS.filter((point) => !result.reached.has(point))
if (missed.length > 0) process.stderr.write(`not reached: ${missed.join(', ')}\n`)
conclude(figuresOf(result), {
  command: `test:crash -- --kills ${kills} --seed ${seed}`,
  seed,
  startedAt,
  endedAt: new Date(),
})
