import { setTimeout as delay } from 'node:timers/promises'
import type { Candidate, Duty, Leadership, Logger } from '../../ports.js'
import { LeadLine } from './lead-line.js'
import { DUTY_LOCK, numberOfDuty } from './locks.js'

/** How often one who leads shows that it is there, and one who does not tries to. */
const BEAT_MS = 1_000

interface Stand {
  readonly duties: readonly Duty[]
  readonly candidate: Candidate
  leads: boolean
}

const take = async (line: LeadLine, duty: Duty): Promise<boolean> => {
  const [isOurs] = await line.ask(`select pg_try_advisory_lock(${DUTY_LOCK})`, [numberOfDuty(duty)])
  return isOurs === true
}

/** All of them, or none is kept. In the one order of all, so that two who want the same do not take it from each other. */
const takeAll = async (line: LeadLine, duties: readonly Duty[]): Promise<boolean> => {
  const taken: Duty[] = []
  for (const duty of duties.toSorted()) {
    if (!(await take(line, duty))) {
      for (const one of taken) await line.ask(`select pg_advisory_unlock(${DUTY_LOCK})`, [numberOfDuty(one)])
      return false
    }
    taken.push(duty)
  }
  return true
}

/**
 * Whoever's session holds the advisory locks of duties leads them. A session that ends frees them, and so does one that is
 * silent for long; the others try each second.
 */
export class PostgresLeadership implements Leadership {
  readonly #url: string
  readonly #log: Logger
  readonly #stands: Stand[] = []
  readonly #stopped = new AbortController()
  #line: LeadLine | null = null
  #cutShort = new AbortController()
  #running: Promise<void> | null = null

  constructor(url: string, log: Logger) {
    this.#url = url
    this.#log = log
  }

  campaign(duties: readonly Duty[], candidate: Candidate): void {
    this.#stands.push({ duties, candidate, leads: false })
    this.#cutShort.abort()
    this.#running ??= this.#run()
  }

  async stop(): Promise<void> {
    this.#stopped.abort()
    this.#cutShort.abort()
    await this.#running
    await this.#line?.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      try {
        await this.#beat(await this.#standing())
      } catch (error) {
        if (!this.#stopped.signal.aborted)
          this.#log.warn({ error }, 'The lead can be neither held nor tried for')
        this.#giveUp(this.#line)
      }
      await this.#rest()
    }
  }

  async #standing(): Promise<LeadLine> {
    this.#line ??= await LeadLine.open(this.#url, (line) => this.#giveUp(line))
    return this.#line
  }

  /** One at least is asked each time: the server hears that we are here, and we that it is. */
  async #beat(line: LeadLine): Promise<void> {
    await line.ask('select 1')
    for (const stand of this.#stands) {
      if (stand.leads || this.#isLedHere(stand.duties)) continue
      if (await takeAll(line, stand.duties)) this.#gained(line, stand)
    }
  }

  /** The server would give a session what it has already. */
  #isLedHere(duties: readonly Duty[]): boolean {
    return this.#stands.some((stand) => stand.leads && stand.duties.some((duty) => duties.includes(duty)))
  }

  #gained(line: LeadLine, stand: Stand): void {
    if (line.isOver || this.#stopped.signal.aborted) return
    stand.leads = true
    this.#log.info({ duties: stand.duties }, 'this replica leads')
    stand.candidate.gained()
  }

  /** One that is over is told of late, when there may be another one. */
  #giveUp(line: LeadLine | null): void {
    if (line === null || line !== this.#line) return
    this.#line = null
    line.cut()
    if (!this.#stopped.signal.aborted) this.#lost()
  }

  #lost(): void {
    for (const stand of this.#stands.filter(({ leads }) => leads)) {
      stand.leads = false
      this.#log.warn({ duties: stand.duties }, 'this replica leads no more')
      stand.candidate.lost()
    }
  }

  async #rest(): Promise<void> {
    this.#cutShort = new AbortController()
    const { signal } = this.#cutShort
    if (!this.#stopped.signal.aborted) await delay(BEAT_MS, null, { signal }).catch(() => undefined)
  }
}
