import type { Hearer } from './heard-pool.js'
import { heardPool } from './heard-pool.js'

const diskFull = (): Error =>
  Object.assign(new Error('could not extend file: no space left on device'), {
    severity: 'ERROR',
    code: '53100',
  })

/** Real connections to a database whose disk is full when a test says so: at the commit, after all was written. */
export class FaultyPool {
  #failures = 0

  readonly make = heardPool(() => this.#newHearer())

  failNextCommit(): void {
    this.#failures += 1
  }

  #newHearer(): Hearer {
    let writing = false
    return (text, ask) => {
      if (text.startsWith('insert into commits')) writing = true
      const fails = text === 'commit' && writing && this.#failures > 0
      if (text === 'commit' || text === 'rollback') writing = false
      if (!fails) return ask()
      this.#failures -= 1
      return Promise.reject(diskFull())
    }
  }
}
