import { clientIdOf } from '../../domain/client-name.js'
import type { Evidence } from '../../domain/review.js'
import type { JudgingWorld } from '../world.js'
import { locatorsOf } from './carry-out.js'
import type { ExaminedMail } from './examine.js'
import type { Verdict } from './verdict.js'

const LONGEST_TEXT = 8_000
const WEIGHT = 10

/** All words of the documents as names are compared, with `-` on both sides of each. */
const wordsOf = ({ attachments }: ExaminedMail): string => {
  const texts = attachments.flatMap(({ reading }) =>
    reading?.ok ? reading.pages.flatMap(({ items }) => items.map(({ text }) => text)) : [],
  )
  return `-${clientIdOf(texts.join(' ').slice(0, LONGEST_TEXT))}-`
}

const agenciesOf = async (verdict: Verdict, { store }: JudgingWorld): Promise<readonly string[]> => {
  const offered = verdict.questions.flatMap(({ candidates }) => candidates.map(({ agency }) => agency))
  const concerned = await Promise.all(locatorsOf(verdict).map((locator) => store.reservation(locator)))
  return [...new Set([...offered, ...concerned.flatMap((one) => one?.booking.agency ?? [])])]
}

/** Agencies of the reservations in question whose name stands in a document of the mail. */
export const agencyEvidence = async (
  examined: ExaminedMail,
  verdict: Verdict,
  world: JudgingWorld,
): Promise<readonly Evidence[]> => {
  const words = wordsOf(examined)
  const agencies = await agenciesOf(verdict, world)
  return agencies
    .filter((agency) => clientIdOf(agency) !== '' && words.includes(`-${clientIdOf(agency)}-`))
    .map((value) => ({ signal: 'names_agency', value, where: 'document', weight: WEIGHT }))
}
