import { HOUR_MS } from '../../../src/domain/time.js'
import { startDovecot } from '../../servers/dovecot.js'
import { withImap } from '../../servers/imap-hand.js'
import type { Tap } from '../../servers/tcp-proxy.js'
import type { Random } from '../random.js'
import { PASSWORD, TrialOffice } from './office.js'
import type { Ground } from './ground.js'
import type { Lane, Scenario } from './scenario.js'
import { BLACK_HOLE, cutInFetch, imapAnswer, slowTap } from './taps.js'

/** While somebody is on the line, a confirmation and an OC come; then the line is as it was. */
const tampered = async (
  office: TrialOffice,
  tapOf: (done: () => void) => Tap,
  prepare: () => void = () => undefined,
): Promise<void> => {
  const before = await office.requested()
  let done = false
  office.imapLine.tap(tapOf(() => (done = true)))
  prepare()
  await office.order(before)
  await office.confirmation()
  await office.until('the fault on the line', () => done)
  office.imapLine.tap(null)
}

const AWAY = /mailbox is away/

const onTheLine = (random: Random): readonly Scenario[] => [
  ...(['fin', 'reset'] as const).map((how): Scenario => ({
    name: `IMAP: cut in mid-FETCH (${how === 'fin' ? 'FIN' : 'RST'})`,
    says: AWAY,
    run: (office) => tampered(office, (done) => cutInFetch(random.below(1_500), how, done)),
  })),
  {
    name: 'IMAP: RST while idle',
    says: AWAY,
    run: async (office) => {
      const before = await office.requested()
      office.imapLine.cut('reset')
      await office.order(before)
      await office.confirmation()
    },
  },
  {
    name: 'IMAP: server refuses connections for 3 hours',
    says: /connection_refused|mailbox_away|connection_lost|dejó de funcionar/,
    run: async (office) => {
      const before = await office.requested()
      office.imapLine.refuse()
      office.imapLine.cut('fin')
      await office.order(before)
      await office.confirmation()
      await office.until('that it is away', () => office.hearing.lines().some((line) => AWAY.test(line)))
      await office.passing(3 * HOUR_MS)
      office.imapLine.allow()
    },
  },
  {
    name: 'IMAP: black hole',
    says: AWAY,
    run: async (office) => {
      const before = await office.requested()
      office.imapLine.tap(BLACK_HOLE)
      await office.order(before)
      await office.confirmation()
      await office.until('that it is away', () => office.hearing.lines().some((line) => AWAY.test(line)))
      office.imapLine.tap(null)
      office.imapLine.cut('reset')
    },
  },
  {
    name: 'IMAP: slow line',
    says: null,
    run: async (office) => {
      const before = await office.requested()
      office.imapLine.tap(slowTap())
      await office.order(before)
      const slow = await office.confirmation()
      await office.until('the request over a slow line', () => office.has(slow))
      office.imapLine.tap(null)
    },
  },
  {
    name: 'IMAP: BYE',
    says: AWAY,
    run: (office) =>
      tampered(office, (done) => ({
        far: (_data, line) => {
          line.answer('* BYE Server shutting down.\r\n')
          line.cut('fin')
          done()
          return null
        },
      })),
  },
  {
    name: 'IMAP: NO [LIMIT] at the login',
    says: /LIMIT/,
    run: (office) =>
      tampered(
        office,
        (done) => imapAnswer(/^(LOGIN|AUTHENTICATE)/, 'NO [LIMIT] Too many connections', 2, done),
        () => office.imapLine.cut('fin'),
      ),
  },
  {
    name: 'IMAP: throttled (Suggested Backoff Time)',
    says: /throttled/i,
    run: (office) =>
      tampered(office, (done) =>
        imapAnswer(
          /^UID FETCH/,
          'BAD Request is throttled. Suggested Backoff Time: 1500 milliseconds',
          2,
          done,
        ),
      ),
  },
]

export const imapLane = ({ dovecot, stores, userOf, random }: Ground): Lane => ({
  name: 'imap',
  open: async () => (await TrialOffice.open({ dovecot, stores, user: userOf('imap'), random })).begin(),
  scenarios: onTheLine(random.fork('imap')),
})

const FOLDER = 'Reservas'

const byHand = (office: TrialOffice, work: Parameters<typeof withImap<void>>[3]): Promise<void> =>
  withImap(office.options.dovecot, office.options.user, PASSWORD, work)

/** All mails of the folder in a new one of the same name, as after a migration: other UIDs, another UIDVALIDITY. */
const makeAnew = (office: TrialOffice): Promise<void> =>
  byHand(office, async (client) => {
    await client.mailboxOpen(FOLDER, { readOnly: true })
    const mails = await client.fetchAll('1:*', { source: true, internalDate: true })
    await client.mailboxClose()
    await client.mailboxDelete(FOLDER)
    await client.mailboxCreate(FOLDER)
    for (const { source, internalDate } of mails.toReversed())
      if (source) await client.append(FOLDER, source, [], new Date(internalDate ?? 0))
  })

const ON_THE_SERVER: readonly Scenario[] = [
  {
    name: 'IMAP: UIDVALIDITY changed',
    says: /numbered anew/,
    run: async (office) => {
      const before = await office.requested()
      const inFolder = await office.confirmation({}, FOLDER)
      await office.engine.sweepNow()
      await office.until('the request from the folder', () => office.has(inFolder))
      await makeAnew(office)
      await office.order(before)
      await office.confirmation({}, FOLDER)
      await office.engine.sweepNow()
    },
  },
  {
    name: 'IMAP: folder gone for 2 hours',
    says: /folder could not be read|Reservas/,
    run: async (office) => {
      const before = await office.requested()
      await byHand(office, async (client) => void (await client.mailboxRename(FOLDER, 'Otra')))
      await office.engine.sweepNow()
      await office.order(before)
      await office.confirmation()
      await office.confirmation({}, 'Otra')
      await office.passing(2 * HOUR_MS)
      await byHand(office, async (client) => void (await client.mailboxRename('Otra', FOLDER)))
      await office.engine.sweepNow()
    },
  },
  {
    name: 'IMAP: Dovecot restarted',
    says: AWAY,
    run: async (office) => {
      const before = await office.requested()
      await office.options.dovecot.restart()
      await office.order(before)
      await office.confirmation()
    },
  },
]

/** On a Dovecot of its own, which may be ill-treated. */
export const serverLane = ({ stores, random, userOf, ends }: Ground): Lane => ({
  name: 'imap server',
  open: async () => {
    const user = userOf('server')
    const dovecot = await startDovecot({ users: { [user]: PASSWORD } })
    ends.push(() => dovecot.stop())
    await withImap(dovecot, user, PASSWORD, async (client) => {
      await client.mailboxCreate(FOLDER)
    })
    const environment = { IMAP_MAILBOX: `INBOX,${FOLDER}` }
    return (await TrialOffice.open({ dovecot, stores, user, random, environment })).begin()
  },
  scenarios: ON_THE_SERVER,
})
