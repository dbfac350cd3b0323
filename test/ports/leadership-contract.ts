import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Duty, Leadership } from '../../src/ports.js'

export interface LeadershipWorld {
  /** One more replica of the service. */
  replica(): Promise<Leadership>
  /** Whoever leads loses it, and is not told by whoever took it away. */
  breakHolds(): Promise<void>
  end(): Promise<void>
}

const SENDER: readonly Duty[] = ['sender', 'clock']

/** What becomes of one replica's candidacy, in its order. */
export const standing = (leadership: Leadership, duties: readonly Duty[] = SENDER): string[] => {
  const heard: string[] = []
  leadership.campaign(duties, {
    gained: () => void heard.push('gained'),
    lost: () => void heard.push('lost'),
  })
  return heard
}

/** The one suite for whatever decides who leads. */
export const describeLeadership = (name: string, createWorld: () => Promise<LeadershipWorld>): void => {
  describe(`leadership: ${name}`, () => {
    let world: LeadershipWorld
    let replicas: Leadership[]

    beforeEach(async () => {
      world = await createWorld()
      replicas = []
    })
    afterEach(async () => {
      await Promise.all(replicas.map((replica) => replica.stop()))
      await world.end()
    })

    const join = async (): Promise<Leadership> => {
      const replica = await world.replica()
      replicas.push(replica)
      return replica
    }

    /** The first one leads before the second one stands. */
    const two = async () => {
      const [one, other] = [await join(), await join()]
      const first = standing(one)
      await vi.waitFor(() => expect(first).toEqual(['gained']), 10_000)
      return { one, other, first, second: standing(other) }
    }

    it('is gained by one who stands alone', async () => {
      const heard = standing(await join())
      await vi.waitFor(() => expect(heard).toEqual(['gained']), 10_000)
    })

    it('is gained by the other one when the first one stops', async () => {
      const { one, second, first } = await two()
      expect(second).toEqual([])
      await one.stop()
      await vi.waitFor(() => expect(second).toEqual(['gained']), 10_000)
      expect(first).toEqual(['gained'])
    })

    it('is lost by whom it is taken from, and gained by one of them', async () => {
      const { first, second } = await two()
      await world.breakHolds()
      await vi.waitFor(() => expect(first[1]).toBe('lost'), 10_000)
      await vi.waitFor(() => expect([first.at(-1), second.at(-1)]).toContain('gained'), 10_000)
      expect([first.at(-1), second.at(-1)].filter((last) => last === 'gained')).toHaveLength(1)
    })

    it('of duties that belong together is led by one alone, or by nobody', async () => {
      const { one, other, second } = await two()
      const clock = standing(other, ['clock', 'mailbox:imap'])
      const notifier = standing(other, ['notifier'])
      await vi.waitFor(() => expect(notifier).toEqual(['gained']), 10_000)
      expect([second, clock]).toEqual([[], []])
      await one.stop()
      await vi.waitFor(() => expect([...second, ...clock]).toEqual(['gained']), 10_000)
    })
  })
}
