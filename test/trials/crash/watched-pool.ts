import type { MakePool } from '../../../src/adapters/postgres-store/index.js'
import { wholeLock } from '../../../src/adapters/postgres-store/locks.js'
import { heardPool } from '../../fakes/heard-pool.js'
import type { Hearer } from '../../fakes/heard-pool.js'
import type { InnerPoint, Passages } from './crash-points.js'

type Watch = Passages<InnerPoint>
type Step = 'begin' | 'turn' | 'write' | 'commit'

/** Statements that write: `insert …`, `update …`, `delete …`, and those that move what they delete (`with …`). */
const WRITING = /^\s*(?:insert|update|delete|with)\b/u

const stepOf = (text: string): Step | null => {
  if (text === 'begin' || text === 'commit') return text
  if (text.includes(wholeLock('commit'))) return 'turn'
  return WRITING.test(text) ? 'write' : null
}

/** What was asked is with the server when it is asked: a connection of `pg` speaks at once. */
const around = async (watch: Watch, step: Step, ask: () => unknown): Promise<unknown> => {
  watch.pass(`store.${step}.before`)
  const answer = ask()
  if (step === 'commit') watch.pass('store.commit.sent')
  const result = await answer
  watch.pass(`store.${step}.after`)
  return result
}

const newHearer = (watch: Watch) => (): Hearer => {
  let writes = false
  return (text, ask) => {
    const step = stepOf(text)
    if (step === 'begin') writes = false
    if (step === 'write') writes = true
    // A transaction that only looked leaves nothing half done.
    return step === null || (step === 'commit' && !writes) ? ask() : around(watch, step, ask)
  }
}

/** The real connections to the database, where each step of a transaction that writes is a place to end at. */
export const watchedPool = (watch: Watch): MakePool => heardPool(newHearer(watch))
