import { VERBS } from '../../cards/verbs.js'
import { CLOSE_TITLES } from '../../texts/reservation-buttons.js'
import { addMs, HOUR_MS } from '../../../src/domain/time.js'
import { PAULA } from '../people.js'
import { asObject, asText } from '../teams/json.js'
import type { InvokeAnswer, TeamsThread } from '../teams/stand-in.js'
import { checkTexts } from '../texts/check.js'
import { expectThat, mailNumber, mailsAbout, momentOf, replyIn, rootCard } from './observe.js'
import type { Watched } from './observe.js'

/** What one step leaves for the next. */
export interface CheckMemory extends Watched {
  locator: string
  rootId: string
  threadId: string
}

export interface CheckStep {
  readonly name: string
  run(memory: CheckMemory): Promise<void>
}

const { names, expected } = checkTexts

const keepThread = (memory: CheckMemory, thread: TeamsThread): void => {
  memory.threadId = thread.id
  memory.rootId = thread.posts[0]?.id ?? ''
}

const confirm = async (memory: CheckMemory): Promise<void> => {
  memory.locator = await memory.demo.story.sendConfirmation('oc_client')
  keepThread(memory, await rootCard(memory, expected.card, memory.locator))
}

const requested = async (memory: CheckMemory): Promise<void> => {
  const { locator } = memory
  const mail = await mailNumber(memory, expected.request, locator, 1)
  expectThat(mail.html !== null && mail.text.includes(locator), expected.request)
  await rootCard(memory, expected.requestedCard, locator, 'SOLICITADA')
}

const dueAt = async (memory: CheckMemory): Promise<string> => {
  const { demo, locator } = memory
  const view = await demo.engine.findReservation(locator)
  if (!view?.next) throw new Error(expected.nextStep)
  return view.next.at
}

/** Goes to the next step's time: nothing may leave before it, and the mail that leaves then must be of that day. */
const chased = async (memory: CheckMemory, count: number, day: string, word: string): Promise<void> => {
  const { demo, locator, threadId } = memory
  const due = await dueAt(memory)
  expectThat(momentOf(memory, due).day === day, expected.onDay(day))
  await demo.advanceTo(addMs(due, -HOUR_MS))
  expectThat(mailsAbout(memory, locator).length === count - 1, expected.notTooSoon)
  await demo.advanceTo(due)
  const mail = await mailNumber(memory, expected.mail(word), locator, count)
  const left = momentOf(memory, mail.at)
  expectThat(left.day === day && left.time >= '09:00' && left.time < '18:00', expected.onDay(day))
  await replyIn(memory, expected.reply(word), threadId, word)
}

const ordered = async (memory: CheckMemory): Promise<void> => {
  const { demo, locator, threadId } = memory
  await demo.story.sendOrder('reply', locator)
  await rootCard(memory, expected.receivedCard, locator, 'RECIBIDA')
  await replyIn(memory, expected.reply('OC'), threadId, 'OC')
}

const acknowledged = async (memory: CheckMemory): Promise<void> => {
  const { locator } = memory
  const mail = await mailNumber(memory, expected.acknowledgement, locator, 4)
  expectThat(/recib/iu.test(mail.text), expected.acknowledgement)
}

const refusal = (answer: InvokeAnswer): string | null => {
  const body = asObject(answer.body)
  if (answer.status === 200 && body['statusCode'] === 200) return null
  return asText(asObject(body['value'])['message']) ?? JSON.stringify(answer)
}

const press = async (memory: CheckMemory, verb: string, inputs: Record<string, string>): Promise<void> => {
  const answer = await memory.demo.teams.press(memory.rootId, verb, inputs, { from: PAULA.user })
  const refused = refusal(answer)
  if (refused !== null) throw new Error(refused)
}

/** Two presses within a minute are one, so a moment passes first. */
const resent = async (memory: CheckMemory): Promise<void> => {
  const { demo, locator } = memory
  await demo.advanceTo(addMs(demo.clock.now(), 2 * 60_000))
  await press(memory, VERBS.resend, {})
  const again = await mailNumber(memory, expected.resend, locator, 2)
  const first = mailsAbout(memory, locator)[0]
  expectThat(again.to.join() === first?.to.join() && again.messageId !== first.messageId, expected.resend)
}

const pendingListed = async (memory: CheckMemory): Promise<void> => {
  const { demo, locator } = memory
  const { threadId, status } = await demo.teams.say('pendientes', { from: PAULA.user })
  expectThat(status < 300, expected.answer)
  await replyIn(memory, expected.listed(locator), threadId, locator)
}

const closed = async (memory: CheckMemory): Promise<void> => {
  await press(memory, CLOSE_TITLES.suspended.confirm, {})
  await rootCard(memory, expected.closedCard, memory.locator, 'CERRADA')
  const view = await memory.demo.engine.findReservation(memory.locator)
  expectThat(view?.reservation.closing?.reason === 'suspended' && view.next === null, expected.closedCard)
}

const nothingPending = async (memory: CheckMemory): Promise<void> => {
  const { demo, locator } = memory
  const { threadId } = await demo.teams.say('pendientes', { from: PAULA.user })
  const answer = await replyIn(memory, expected.answer, threadId)
  expectThat(!JSON.stringify(answer).includes(locator), expected.notListed(locator))
}

/** The whole story, in its order. Days are those of the demo's calendar, which begins on Monday, 2 March 2026. */
export const CHECK_STEPS: readonly CheckStep[] = [
  { name: names.confirmation, run: confirm },
  { name: names.request, run: requested },
  { name: names.reminder, run: (memory) => chased(memory, 2, '2026-03-04', 'ecordatorio') },
  { name: names.ultimatum, run: (memory) => chased(memory, 3, '2026-03-06', 'ltimátum') },
  { name: names.order, run: ordered },
  { name: names.acknowledgement, run: acknowledged },
  { name: names.second, run: confirm },
  { name: names.secondRequest, run: requested },
  { name: names.resend, run: resent },
  { name: names.pending, run: pendingListed },
  { name: names.close, run: closed },
  { name: names.noneLeft, run: nothingPending },
]
