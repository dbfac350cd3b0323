import { parseArgs } from 'node:util'
import { FAULT_KINDS, FAULT_NAMES, settledBy } from '../crash/check.js'
import { atLeast, atMost, conclude, exactly, told } from '../figures.js'
import type { Figure } from '../figures.js'
import { dovecotMissing } from '../../servers/dovecot.js'
import { postgresMissing, startPostgres } from '../../servers/postgres.js'
import type { Blow } from './plan.js'
import type { ReplicasResult } from './trial.js'
import { runReplicas } from './trial.js'

/** Strikes at one of two replicas again and again, and shows that the other one goes on and nothing comes of it twice. */

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' } },
})
const kills = Number(values.kills)
const seed = Number(values.seed)

const TAKEN_OVER_WITHIN_MS = 15_000

const figuresOf = (result: ReplicasResult): readonly Figure[] => {
  const { diary, seen, faults, takeOvers, presses } = result
  const count = (type: (typeof diary)[number]['type']): number =>
    diary.filter((one) => one.type === type).length
  const settled = (by: 'sent' | 'staff'): number =>
    seen.interrupted.filter((send) => settledBy(send, seen) === by).length
  const slowest = (how: Blow['how']): number =>
    Math.round(Math.max(0, ...takeOvers.filter((one) => one.how === how).map(({ ms }) => ms ?? Infinity)))
  const locators = new Set(seen.roots.map(({ locator }) => locator))
  return [
    atLeast('replicas killed or frozen', result.kills + result.freezes, kills),
    told('of these frozen', result.freezes),
    atLeast('take-overs', takeOvers.length, kills >> 1),
    atMost('slowest take-over from one that was killed', slowest('kill'), TAKEN_OVER_WITHIN_MS, ' ms'),
    atMost('slowest take-over from one that was frozen', slowest('freeze'), TAKEN_OVER_WITHIN_MS, ' ms'),
    told('confirmations put in', count('confirmation')),
    told('OCs put in', count('order')),
    told('presses answered by the replica that led', presses.byLeader),
    atLeast('presses answered by the one that did not', presses.byOther, 1),
    told('mails delivered to clients', seen.mails.length),
    told('sends interrupted by a kill', seen.interrupted.length),
    told('of these settled by the Sent folder', settled('sent')),
    told('of these shown to staff', settled('staff')),
    told('reservations', seen.reservations.length),
    told('cards posted a second time', seen.roots.length - locators.size),
    ...FAULT_KINDS.map((kind) =>
      exactly(FAULT_NAMES[kind], faults.filter((fault) => fault.kind === kind).length, 0),
    ),
    exactly('lives that ended by themselves', result.unexpected.length, 0),
  ]
}

const missing = dovecotMissing() ?? postgresMissing()
if (missing !== null) throw new Error(missing)

const startedAt = new Date()
const postgres = await startPostgres()
try {
  const url = await postgres.newDatabase()
  const result = await runReplicas(kills, seed, url, (line) => process.stderr.write(`${line}\n`))
  conclude(figuresOf(result), {
    command: `test:replicas -- --kills ${kills} --seed ${seed}`,
    seed,
    startedAt,
    endedAt: new Date(),
  })
} finally {
  await postgres.stop()
}
