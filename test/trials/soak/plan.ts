import { chileHolidays } from '../../../src/adapters/chile-holidays/index.js'
import type { Client } from '../../../src/domain/client.js'
import { clientIdOf } from '../../../src/domain/client-name.js'
import type { Step } from '../../../src/domain/reservation.js'
import type { Instant, IsoDate } from '../../../src/domain/time.js'
import { dayAfter, weekdayOf } from '../../../src/domain/zoned-time.js'
import { farLocator } from '../../story/locators.js'
import { aClient, santiago } from '../../story/samples.js'
import type { Random } from '../random.js'
import type { SoakArguments } from './arguments.js'

/** How a client answers: after which of our mails, and how long after. */
const PATIENCE = {
  prompt: { after: 'request', hours: 2 },
  next_day: { after: 'request', hours: 25 },
  reminded: { after: 'reminder', hours: 3 },
  warned: { after: 'ultimatum', hours: 27 },
} as const satisfies Readonly<Record<string, { after: Step; hours: number }>>

/** Or does not: staff close it after the ultimatum, or it expires, or nothing is asked of this client at all. */
export type Course = keyof typeof PATIENCE | 'closed_by_staff' | 'expires' | 'not_required'

export const answerOf = (course: Course): { readonly after: Step; readonly hours: number } | null =>
  course === 'closed_by_staff' || course === 'expires' || course === 'not_required' ? null : PATIENCE[course]

/** One booking: when its confirmation comes, and how it goes on. */
export interface Case {
  readonly locator: string
  readonly bookingId: string
  readonly total: number
  readonly ocNumber: string
  readonly client: Client
  readonly comesAt: Instant
  readonly course: Course
}

/** A moment at which mails are brought and people look at Teams. */
export interface Stop {
  readonly at: Instant
  readonly cases: readonly Case[]
  /** The last one of its month: what the service has grown to is measured. */
  readonly endsMonth: boolean
  /** Staff sit at their desks. */
  readonly isWorking: boolean
}

/** A Monday. The clocks of Chile change on the first Saturday of April, and Easter lies in that week. */
const FIRST_DAY: IsoDate = '2026-03-02'

/** In the order in which they are taken where few mails come; before and after the hours of the office too. */
const BUSINESS_TIMES = ['12:40', '19:30', '08:20', '15:30', '10:15', '17:10']
const OTHER_TIMES = ['19:30']
const SATURDAY = 6
/** Part of a business day's bookings that comes on a Saturday. */
const SATURDAY_SHARE = 0.1

/** Of a hundred bookings. */
const COURSES: readonly (readonly [Course, number])[] = [
  ['prompt', 36],
  ['next_day', 30],
  ['reminded', 14],
  ['warned', 8],
  ['closed_by_staff', 4],
  ['expires', 4],
  ['not_required', 4],
]
const DECK: readonly Course[] = COURSES.flatMap(([course, count]) =>
  Array.from({ length: count }, () => course),
)

const TREES = ['ALERCE', 'BOLDO', 'CANELO', 'DIUCA', 'ESPINO', 'FARO', 'GREDA', 'HUALLE', 'IBIS', 'JUNCO']
const TRADES = ['VIAJES', 'MINERA', 'CONSULTORES', 'FORESTAL']

const clientCalled = (name: string, requiresOc: boolean): Client =>
  aClient({
    id: clientIdOf(name),
    name,
    requiresOc,
    contacts: [
      `compras@${name
        .toLowerCase()
        .replaceAll(/[^a-z]+/gu, '-')
        .replace(/-s-a-$/u, '')}.example`,
    ],
  })

const ASKED = TRADES.flatMap((trade) => TREES.map((tree) => clientCalled(`${tree} ${trade} S.A.`, true)))
const NOT_ASKED = TREES.slice(0, 4).map((tree) => clientCalled(`${tree} TURISMO S.A.`, false))

export const CLIENTS: readonly Client[] = [...ASKED, ...NOT_ASKED]

const isHoliday = chileHolidays({ extra: [], not: [] })

const isBusinessDay = (day: IsoDate): boolean => weekdayOf(day) < SATURDAY && !isHoliday(day)

const timesOf = (day: IsoDate, perDay: number): readonly string[] =>
  isBusinessDay(day) ? BUSINESS_TIMES.slice(0, Math.max(2, perDay)).toSorted() : OTHER_TIMES

const countOn = (day: IsoDate, perDay: number): number => {
  if (isBusinessDay(day)) return perDay
  return weekdayOf(day) === SATURDAY ? Math.ceil(perDay * SATURDAY_SHARE) : 0
}

const daysOf = (months: number): readonly IsoDate[] => {
  const days: IsoDate[] = []
  const end = new Date(FIRST_DAY)
  end.setUTCDate(1)
  end.setUTCMonth(end.getUTCMonth() + months)
  const last = end.toISOString().slice(0, 10)
  for (let day = FIRST_DAY; day < last; day = dayAfter(day)) days.push(day)
  return days
}

/** Every hundred bookings go the same ways, in an order of chance, so that no month is of another kind. */
const createCourses = (random: Random): (() => Course) => {
  let deck: Course[] = []
  return () => {
    if (deck.length === 0) deck = [...DECK]
    const [course] = deck.splice(random.below(deck.length), 1)
    return course ?? 'prompt'
  }
}

/** What happens from the first day to the end of the last month. */
export const planOf = ({ months, perDay }: Omit<SoakArguments, 'seed'>, random: Random): readonly Stop[] => {
  const nextCourse = createCourses(random.fork('courses'))
  const chance = random.fork('clients')
  let made = 0
  const nextCase = (comesAt: Instant): Case => {
    const index = made++
    const course = nextCourse()
    return {
      locator: farLocator(index),
      bookingId: String(45_000_100 + index),
      total: 300_000 + index * 730,
      ocNumber: String(4_500_020_000 + index * 11),
      client: chance.pick(course === 'not_required' ? NOT_ASKED : ASKED),
      comesAt,
      course,
    }
  }
  return daysOf(months).flatMap((day) => {
    const times = timesOf(day, perDay)
    const count = countOn(day, perDay)
    return times.map((time, turn): Stop => {
      const at = santiago(`${day} ${time}`)
      const here = Array.from({ length: count }, (_, index) => index).filter(
        (index) => index % times.length === turn,
      )
      return {
        at,
        cases: here.map(() => nextCase(at)),
        endsMonth: turn === times.length - 1 && dayAfter(day).slice(0, 7) !== day.slice(0, 7),
        isWorking: isBusinessDay(day) && turn % 3 === 1,
      }
    })
  })
}
