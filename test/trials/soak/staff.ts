import { VERBS } from '../../../bot/cards/verbs.js'
import { PAULA } from '../../../bot/demo/people.js'
import type { TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import type { Instant } from '../../../src/domain/time.js'
import { addMs, DAY_MS } from '../../../src/domain/time.js'
import type { Random } from '../random.js'
import type { Case } from './plan.js'
import type { World } from './world.js'

const COMMANDS = [
  'pendientes',
  'estado',
  'resumen',
  'revision',
  'pendientes urgentes',
  'clientes',
  'buscar viajes',
]

const FROM = { from: PAULA.user }

/** Its own card, not an answer in which it is spoken of. */
const isCardOf = (locator: string, card: string): boolean =>
  [`"locator":"${locator}"`, `"verb":"${VERBS.history}"`, '"card":"root"'].every((part) =>
    card.includes(part),
  )

/** What staff do between the mails: they look, they write a note, and they close what nobody will order. */
export class Staff {
  readonly closed: Case[] = []
  /** Commands and presses. */
  deeds = 0

  constructor(
    private readonly world: Pick<World, 'teams' | 'post'>,
    private readonly random: Random,
  ) {}

  /** Gives the count of what they did. */
  async work(known: readonly Case[], now: Instant): Promise<number> {
    const before = this.deeds
    await this.look(known, now)
    await this.close(known, now)
    return this.deeds - before
  }

  /** The Excel of the month. */
  async report(): Promise<void> {
    await this.say('reporte')
  }

  private async look(known: readonly Case[], now: Instant): Promise<void> {
    await this.say(this.random.pick(COMMANDS))
    const some = known.at(-1 - this.random.below(Math.min(known.length, 30)))
    if (!some) return
    await this.say(`nota ${some.locator} llamada a las ${now.slice(11, 16)}`)
    await this.press(some)
  }

  /** A day after the ultimatum they give up on those that they are to close. */
  private async close(known: readonly Case[], now: Instant): Promise<void> {
    const waiting = known.filter((one) => one.course === 'closed_by_staff' && !this.closed.includes(one))
    for (const one of waiting.filter(({ locator }) => this.isGivenUp(locator, now))) {
      await this.say(`cerrar ${one.locator} suspendida`)
      this.closed.push(one)
    }
  }

  private isGivenUp(locator: string, now: Instant): boolean {
    const ultimatum = this.world.post.about(locator).find(({ kind }) => kind === 'ultimatum')
    return ultimatum !== undefined && addMs(ultimatum.at, DAY_MS) <= now
  }

  private async say(text: string): Promise<void> {
    const { status } = await this.world.teams.say(text, FROM)
    if (status >= 300) throw new Error(`the bot answered ${status} to «${text}»`)
    this.deeds += 1
  }

  /** The history of a reservation, on its card. */
  private async press({ locator }: Case): Promise<void> {
    const root = this.threadAbout(locator)?.posts[0]
    if (!root) throw new Error(`the channel has no card of ${locator}`)
    const { status } = await this.world.teams.press(root.id, VERBS.history, {}, FROM)
    if (status !== 200) throw new Error(`the bot answered ${status} to a press on the card of ${locator}`)
    this.deeds += 1
  }

  private threadAbout(locator: string): TeamsThread | undefined {
    return this.world.teams
      .threads()
      .toReversed()
      .find(({ posts }) => isCardOf(locator, JSON.stringify(posts[0]?.card ?? null)))
  }
}
