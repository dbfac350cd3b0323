import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOfficeTime } from '../../../../src/domain/business-days.js'
import { ALL_PENDING } from '../../../../src/contract.js'
import type { Instant } from '../../../../src/domain/time.js'
import { addMs, DAY_MS } from '../../../../src/domain/time.js'
import { localDay } from '../../../../src/domain/zoned-time.js'
import { describeWithDovecot } from '../../../servers/describe-with-dovecot.js'
import { office as officeHours, santiago, ZONE } from '../../../story/samples.js'
import type { Address } from './addresses.js'
import { BOTH, CONFIRMER, NEW, OLD } from './addresses.js'
import type { Case } from './cases.js'
import { CLIENTS, EARLIER, patienceOf, SIXTY } from './cases.js'
import { Correspondence } from './correspondence.js'
import { MovingOffice } from './moving-office.js'

const ALL = [...EARLIER, ...SIXTY]

const STEPS = ['request', 'reminder', 'ultimatum']

/** What a client gets that answers as late as this one does. */
const stepsFor = ({ patience }: Case): readonly string[] =>
  STEPS.slice(0, STEPS.indexOf(patienceOf(patience).after) + 1)

const MONTH_MS = 30 * DAY_MS

describeWithDovecot('a move to another mailbox over thirty days', () => {
  let office: MovingOffice
  let world: Correspondence

  beforeAll(async () => {
    office = await MovingOffice.open(santiago('2026-08-24 09:00'), CLIENTS)
    world = new Correspondence(office, ALL)
    await office.start('before')
    await office.teams.install()
  }, 120_000)
  afterAll(() => office.close())

  const view = () => office.engine.migration()

  /** Of what was laid into a mailbox, so much as came in the last days. */
  const laidIn = (mailbox: Address, days: number): number => {
    const from = addMs(office.clock.now(), -days * DAY_MS)
    return office.laid.filter((mail) => mail.mailbox === mailbox && mail.at >= from).length
  }

  /** Mails to the old address in the last thirty days, one that lies in both mailboxes once. */
  const toOldAddress = () => {
    const from = addMs(office.clock.now(), -MONTH_MS)
    const written = office.laid.filter(({ at, to }) => to.includes(OLD) && at >= from)
    return [...new Map(written.map((mail) => [mail.source, mail])).values()]
  }

  const writersToOldAddress = (): Readonly<Record<string, number>> => {
    const counts: Record<string, number> = {}
    for (const { from } of toOldAddress()) counts[from] = (counts[from] ?? 0) + 1
    return counts
  }

  const addressOf = (name: string): string =>
    CLIENTS.find((client) => client.name === name)?.contacts[0] ?? `Reservas <${name}>`

  const usersByAddress = async (): Promise<Readonly<Record<string, number>>> =>
    Object.fromEntries((await view()).users.map(({ name, count }) => [addressOf(name), count]))

  const leftFor = ({ locator }: Case) => office.left.filter((mail) => mail.locator === locator)

  const leftAt = (one: Case | undefined, kind: string): Instant | undefined =>
    office.left.find((mail) => mail.locator === one?.locator && mail.kind === kind)?.at

  const lastUse = (): Instant => toOldAddress().at(-1)?.at ?? ''

  const mailboxFigures = async () =>
    (await view()).mailboxes.map(({ address, lastWeek, lastMonth }) => [address, lastWeek, lastMonth])

  const laidFigures = () => BOTH.map((address) => [address, laidIn(address, 7), laidIn(address, 30)])

  describe('in the week before it', () => {
    beforeAll(() => world.until(santiago('2026-08-31 08:00')), 120_000)

    it('all is as it was: requests leave from the old address, and no move is under way', async () => {
      const requests = office.left.filter(({ kind }) => kind === 'request')
      expect(requests.map(({ from, replyTo }) => [from, replyTo])).toEqual(EARLIER.map(() => [OLD, OLD]))
      expect((await view()).stage).toBe('not_begun')
    })
  })

  describe('when the new mailbox is configured beside the old one', () => {
    beforeAll(() => office.restart('moving'))

    it('both are watched from now on, and nothing has left from the new one', async () => {
      expect(await view()).toMatchObject({
        stage: 'both_watched',
        since: santiago('2026-08-31 08:00'),
        firstSentAt: null,
      })
    })

    it('six open reservations depend on the old address: their requests left from there', async () => {
      const open = EARLIER.filter(({ locator }) => !world.answeredAt.has(locator))
      const { dependents, switchOff } = await view()
      expect(dependents.map(({ locator }) => locator).toSorted()).toEqual(
        open.map(({ locator }) => locator).toSorted(),
      )
      expect([open.length, switchOff]).toEqual([
        6,
        { earliest: addMs(santiago('2026-08-31 08:00'), MONTH_MS), possible: false },
      ])
    })

    it('the first request of the morning leaves from the new one, and a day later the old one is the spare', async () => {
      await world.until(santiago('2026-08-31 12:00'))
      expect(await view()).toMatchObject({ stage: 'switched', firstSentAt: santiago('2026-08-31 08:20') })
      await world.until(santiago('2026-09-01 10:00'))
      expect((await view()).stage).toBe('old_as_backup')
    })
  })

  describe('after a fortnight', () => {
    beforeAll(() => world.until(santiago('2026-09-14 11:00')), 120_000)

    it('what waited for an answer at the old address has been answered, and nothing depends on it any more', async () => {
      expect(EARLIER.every(({ locator }) => world.answeredAt.has(locator))).toBe(true)
      expect((await view()).dependents).toEqual([])
    })

    it('counts the mails of each mailbox, and who writes to the old address still', async () => {
      expect(await mailboxFigures()).toEqual(laidFigures())
      expect(await usersByAddress()).toEqual(writersToOldAddress())
    })
  })

  describe('while the service is down for half a day', () => {
    beforeAll(async () => {
      await office.stop()
      await world.until(santiago('2026-09-14 17:00'))
    })

    it('mails wait in both mailboxes, and are dealt with when it is back', async () => {
      const came = office.laid.filter(({ at }) => at > santiago('2026-09-14 11:00')).length
      const before = office.left.length
      await office.start()
      expect(came).toBeGreaterThan(0)
      expect(office.left.length).toBeGreaterThan(before)
    })
  })

  describe('after thirty days', () => {
    beforeAll(() => world.until(santiago('2026-09-30 09:00')), 120_000)

    it('each of the sixty has been asked for once, as the mail server counts and as it lies in Sent', async () => {
      const requested = (sent: readonly { locator: string; kind: string }[]) =>
        sent.flatMap(({ locator, kind }) => (kind === 'request' ? [locator] : [])).toSorted()
      const locators = (cases: readonly Case[]) => cases.map(({ locator }) => locator).toSorted()
      expect(requested(office.left)).toEqual(locators(ALL))
      expect(requested(await office.inSent(OLD))).toEqual(locators(EARLIER))
      expect(requested(await office.inSent(NEW))).toEqual(locators(SIXTY))
    })

    it('half of the sixty orders went to each address, and each was matched', async () => {
      const toOld = SIXTY.filter(({ answersTo }) => answersTo[0] === OLD)
      expect(toOld).toHaveLength(30)
      for (const { locator, ocNumber } of ALL) {
        const found = await office.engine.findReservation(locator)
        expect(found?.reservation).toMatchObject({ state: 'received', purchaseOrder: { number: ocNumber } })
      }
    })

    it('nobody is asked about anything, and nothing is pending', async () => {
      const { items } = await office.engine.openReviews({ limit: 10, after: null })
      const { total } = await office.engine.pending(ALL_PENDING, { limit: 1, after: null })
      expect([items, total]).toEqual([[], 0])
    })

    it('each client got the steps that it waited for, and one acknowledgement after them', () => {
      for (const one of ALL)
        expect(leftFor(one).map(({ kind }) => kind)).toEqual([...stepsFor(one), 'acknowledgement'])
    })

    it('a restart between the two copies of one mail has made nothing twice', () => {
      const stopped = SIXTY.filter(({ stopBetweenCopies }) => stopBetweenCopies !== null)
      expect(stopped.map((one) => leftFor(one).map(({ kind }) => kind))).toEqual(
        stopped.map((one) => [...stepsFor(one), 'acknowledgement']),
      )
    })

    it('nothing but the acknowledgement left after an order had come', () => {
      const late = office.left.filter(
        ({ locator, kind, at }) => STEPS.includes(kind) && at > (world.answeredAt.get(locator) ?? ''),
      )
      expect(late).toEqual([])
    })

    it('all that left since the move left from the new address, and is answered there', () => {
      const since = office.left.filter(({ at }) => at >= santiago('2026-08-31 08:00'))
      const ways = new Set(since.map(({ user, from, replyTo }) => [user, from, replyTo].join(' ')))
      expect([...ways]).toEqual([[NEW, NEW, NEW].join(' ')])
    })

    it('reminders and ultimatums kept the office hours and the holidays, and were never early', () => {
      const hours = officeHours(['2026-09-18', '2026-09-19'])
      const steps = office.left.filter(({ kind }) => kind === 'reminder' || kind === 'ultimatum')
      expect(steps.filter(({ at }) => !isOfficeTime(at, hours))).toEqual([])
      const early = ALL.filter((one) => {
        const dueOn = (days: number): string => localDay(addMs(one.comesAt, days * DAY_MS), ZONE)
        const [reminder, ultimatum] = [leftAt(one, 'reminder'), leftAt(one, 'ultimatum')]
        return (
          (reminder !== undefined && localDay(reminder, ZONE) < dueOn(2)) ||
          (ultimatum !== undefined && localDay(ultimatum, ZONE) < dueOn(4))
        )
      })
      expect(early).toEqual([])
    })

    it.each([
      ['a Tuesday', '2026-09-01 16:40', '2026-09-03 16:40', '2026-09-07 09:00'],
      ['the Thursday before summer time', '2026-09-03 10:15', '2026-09-07 09:00', '2026-09-09 09:00'],
      ['the Tuesday before the holidays', '2026-09-15 16:40', '2026-09-17 16:40', '2026-09-21 09:00'],
      ['the Wednesday before the holidays', '2026-09-16 12:40', '2026-09-21 09:00', '2026-09-23 09:00'],
    ])(
      '%s has its reminder and its ultimatum on the day that a clerk would say',
      (_, came, reminder, ultimatum) => {
        const one = SIXTY.find(({ comesAt, patience }) => comesAt === santiago(came) && patience === 'warned')
        expect([leftAt(one, 'reminder'), leftAt(one, 'ultimatum')]).toEqual([
          santiago(reminder),
          santiago(ultimatum),
        ])
      },
    )

    it('has a card for each, which says that the order was received', async () => {
      const shownFor = (locator: string) =>
        office.teams.threads().some(({ posts }) => {
          const shown = JSON.stringify(posts[0]?.card ?? null)
          return shown.includes(locator) && shown.includes('RECIBIDA')
        })
      const missing = () => ALL.filter(({ locator }) => !shownFor(locator))
      await expect.poll(missing, { timeout: 20_000 }).toEqual([])
    }, 30_000)

    it('shows what a month of both mailboxes has been', async () => {
      expect(await mailboxFigures()).toEqual(laidFigures())
      expect(await usersByAddress()).toEqual(writersToOldAddress())
      expect(writersToOldAddress()[`Reservas <${CONFIRMER}>`]).toBe(40)
    })

    it('lets the old one be switched off thirty days after its last use', async () => {
      expect(await view()).toMatchObject({
        stage: 'old_as_backup',
        lastUse: lastUse(),
        switchOff: { earliest: addMs(lastUse(), MONTH_MS), possible: false },
      })
    })
  })

  describe('when a client writes to the old address on the last day', () => {
    let first: Instant
    let late: Instant

    beforeAll(async () => {
      first = addMs(lastUse(), MONTH_MS)
      await world.until(addMs(first, -DAY_MS))
      late = office.clock.now()
      const from = CLIENTS[0]?.contacts[0] ?? ''
      await office.comes(
        { from, to: OLD, subject: 'Consulta', text: '¿A qué razón social va la orden?' },
        OLD,
      )
      await office.quiet()
    }, 120_000)

    it('the day moves, and the first one passes without it', async () => {
      expect((await view()).switchOff).toEqual({ earliest: addMs(late, MONTH_MS), possible: false })
      await world.until(first)
      expect((await view()).switchOff.possible).toBe(false)
    })

    it('switching off is possible thirty days after that mail, and not a minute before', async () => {
      await world.until(addMs(late, MONTH_MS - 60_000))
      expect((await view()).stage).toBe('old_as_backup')
      await world.until(addMs(late, MONTH_MS))
      expect(await view()).toMatchObject({ stage: 'ready', switchOff: { possible: true } })
    }, 120_000)

    it('is over when the old one is no longer configured', async () => {
      await office.restart('moved')
      expect(await view()).toMatchObject({ stage: 'over', previousAddress: OLD, dependents: [] })
    })
  })
})
