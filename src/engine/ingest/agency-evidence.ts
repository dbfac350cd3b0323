import { clientIdOf } from '../../domain/client-name.js'
import type { Evidence } from '../../domain/review.js'
import { normalRut } from '../../domain/rut.js'
import type { JudgingWorld } from '../world.js'
import { locatorsOf } from './carry-out.js'
import type { ExaminedMail } from './examine.js'
import type { Verdict } from './verdict.js'

const LONGEST_TEXT = 8_000
const NAME_WEIGHT = 10
const RUT_WEIGHT = 15

const textOf = ({ attachments }: ExaminedMail): string =>
  attachments
    .flatMap(({ reading }) =>
      reading?.ok ? reading.pages.flatMap(({ items }) => items.map(({ text }) => text)) : [],
    )
    .join(' ')
    .slice(0, LONGEST_TEXT)

/** All words of the documents as names are compared, with `-` on both sides of each. */
const wordsOf = (text: string): string => `-${clientIdOf(text)}-`

const rutsIn = (text: string): ReadonlySet<string> =>
  new Set(text.split(/[\s:,;()]+/u).flatMap((word) => normalRut(word) ?? []))

const agenciesOf = async (verdict: Verdict, { store }: JudgingWorld): Promise<readonly string[]> => {
  const offered = verdict.questions.flatMap(({ candidates }) => candidates.map(({ agency }) => agency))
  const concerned = await Promise.all(locatorsOf(verdict).map((locator) => store.reservation(locator)))
  return [...new Set([...offered, ...concerned.flatMap((one) => one?.booking.agency ?? [])])]
}

/** Agencies of the reservations in question whose name, or whose client's RUT, stands in a document of the mail. */
export const agencyEvidence = async (
  examined: ExaminedMail,
  verdict: Verdict,
  world: JudgingWorld,
): Promise<readonly Evidence[]> => {
  const text = textOf(examined)
  const words = wordsOf(text)
  const ruts = rutsIn(text)
  const agencies = await agenciesOf(verdict, world)
  const ids = new Set(agencies.map(clientIdOf))
  const clients = (await world.store.clients()).filter(({ id, rut }) => ids.has(id) && rut && ruts.has(rut))
  return [
    ...agencies
      .filter((agency) => clientIdOf(agency) !== '' && words.includes(wordsOf(agency)))
      .map((value) => ({ signal: 'names_agency', value, where: 'document', weight: NAME_WEIGHT })),
    ...clients.map(({ rut }) => ({
      signal: 'names_rut',
      value: rut ?? '',
      where: 'document',
      weight: RUT_WEIGHT,
    })),
  ]
}
