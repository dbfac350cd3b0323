import type { Instant } from '../../../src/domain/time.js'
import { addMs, HOUR_MS } from '../../../src/domain/time.js'
import { confirmationOf, orderOf } from './letters.js'
import { answerOf } from './plan.js'
import type { Case } from './plan.js'
import type { LeftMail } from './post-book.js'
import type { World } from './world.js'

/** What the world outside does: confirmations come in their time, and clients answer in theirs. */
export class Correspondence {
  readonly confirmed: Case[] = []
  readonly answered: Case[] = []
  /** Bytes of all that was brought. */
  bytes = 0
  #awaiting: Case[] = []

  constructor(private readonly world: Pick<World, 'deliver' | 'post'>) {}

  /** Gives the count of mails that came. */
  async bring(cases: readonly Case[], now: Instant): Promise<number> {
    for (const one of cases) await this.lay(await confirmationOf(one, now), now)
    const due = this.#awaiting.filter((one) => this.answeredMail(one, now) !== null)
    for (const one of due) await this.answer(one, now)
    this.#awaiting = [
      ...this.#awaiting.filter((one) => !due.includes(one)),
      ...cases.filter(({ course }) => answerOf(course) !== null),
    ]
    this.confirmed.push(...cases)
    this.answered.push(...due)
    return cases.length + due.length
  }

  get mails(): number {
    return this.confirmed.length + this.answered.length
  }

  private async answer(one: Case, now: Instant): Promise<void> {
    const mail = this.answeredMail(one, now)
    if (mail) await this.lay(await orderOf(one, mail, now), now)
  }

  private async lay(mail: Buffer, now: Instant): Promise<void> {
    await this.world.deliver(mail, now)
    this.bytes += mail.length
  }

  /** The mail of ours that the client answers by now. */
  private answeredMail({ locator, course }: Case, now: Instant): LeftMail | null {
    const answer = answerOf(course)
    const mail = this.world.post.about(locator).find(({ kind }) => kind === answer?.after)
    return answer && mail && addMs(mail.at, answer.hours * HOUR_MS) <= now ? mail : null
  }
}
