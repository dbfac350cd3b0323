import type { DovecotServer } from '../../servers/dovecot.js'
import { startDovecot } from '../../servers/dovecot.js'
import type { Random } from '../random.js'
import type { TrialStores } from '../stores.js'
import { openTrialStores } from '../stores.js'
import { PASSWORD } from './office.js'

/** What the lanes stand on: one Dovecot with a mailbox for each, and a place for their stores. */
export interface Ground {
  readonly dovecot: DovecotServer
  readonly stores: TrialStores
  readonly random: Random
  readonly userOf: (lane: string) => string
  /** What is to be stopped in the end, the last first. */
  readonly ends: (() => Promise<void>)[]
}

const MAILBOXES = 30

export const openGround = async (random: Random): Promise<Ground> => {
  const users = Array.from({ length: MAILBOXES }, (_, at) => `controloc${at}@hotelsales.example`)
  const dovecot = await startDovecot({ users: Object.fromEntries(users.map((user) => [user, PASSWORD])) })
  const stores = await openTrialStores()
  const given = new Map<string, string>()
  const userOf = (lane: string): string => {
    const user = given.get(lane) ?? users[given.size]
    if (user === undefined) throw new Error('there are no more mailboxes')
    given.set(lane, user)
    return user
  }
  return { dovecot, stores, random, userOf, ends: [() => dovecot.stop(), () => stores.stop()] }
}
