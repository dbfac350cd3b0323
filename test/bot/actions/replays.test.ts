import { afterAll, describe, expect, test } from 'vitest'
import { VERBS, type Verb } from '../../../bot/cards/verbs.js'
import { pickOf } from '../../../bot/cards/views/pending-place.js'
import type { StaffCommand } from '../../../src/contract.js'
import type { ReviewItem } from '../../../src/domain/review.js'
import type { SendOutcome } from '../../../src/ports.js'
import { allOf } from '../../ports/all-pages.js'
import { ChaseStory } from '../../story/chase.js'
import { BUYER, closeDocuments, Office } from '../../story/office.js'
import { asked, SCAN, TODAY } from '../../story/questions.js'
import { rebookedOffice } from '../../story/rebooked.js'
import { aCompany } from '../../story/samples.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'
import { ADMIN } from '../commands/asking.js'
import { openEngineDesk, type EngineDesk } from '../commands/engine-desk.js'
import { channelActivity } from '../raw-activity.js'

/**
 * One and the same press, as a line that breaks may bring it again, or somebody who recorded it: each verb is pressed once in
 * one world and many times in another of the same kind, and the two must be alike in all that can be seen of them.
 */
afterAll(closeDocuments)

type Data = Readonly<Record<string, string>>

interface Given {
  readonly office: Office
  readonly data: Data
}

interface Replay {
  readonly given: () => Promise<Given>
  /** What stands in the audit of it, once; null for what only looks. */
  readonly deed: string | null
  /** Somebody has looked once more, which is a deed of its own; nothing else may come of it. */
  readonly isDeedEachTime?: boolean
}

const LOCATOR = 'AAKLMNO'
const onCase = { locator: LOCATOR }
const onReview = { reviewId: 'r1' }

const requested = (): ChaseStory => new ChaseStory(TODAY).requested()
const received = (): ChaseStory => requested().does({ type: 'mark_received', ocNumber: '4500012345' })

/** A case whose request has left, and what was done to it since. */
const waiting =
  (data: Data = {}, ...presses: readonly StaffCommand[]) =>
  async (): Promise<Given> => {
    const office = await Office.open({ now: TODAY, given: [requested()] })
    for (const press of presses) await office.press(press)
    return { office, data: { ...onCase, ...data } }
  }

const CLOSED = { type: 'close', locator: LOCATOR, reason: 'suspended', ocNumber: null, note: null } as const
const RECEIVED = { type: 'mark_received', locator: LOCATOR, ocNumber: '4500012345' } as const

const question =
  (item: Partial<ReviewItem>, data: Data = {}, ...stories: ChaseStory[]) =>
  async (): Promise<Given> => ({ office: await asked(item, ...stories), data: { ...onReview, ...data } })

const firstReview = async (office: Office, data: Data = {}): Promise<Given> => ({
  office,
  data: { reviewId: (await office.review()).id, ...data },
})

const UNCERTAIN: SendOutcome = { kind: 'uncertain', error: 'connection lost after DATA' }

const confirmed = (): ChaseStory => new ChaseStory(TODAY).confirmed()

const uncertainSend = async (): Promise<Given> => {
  const office = await Office.open({ now: TODAY })
  office.sender.answer(UNCERTAIN)
  await office.given(confirmed())
  return firstReview(office, { arrived: 'false' })
}

const unsureSender = async (): Promise<Given> => {
  const office = await Office.open()
  await office.confirmation({}, {}, { verdict: 'fail' })
  return firstReview(office)
}

const unknownClient = question(
  { kind: 'unknown_client', locator: LOCATOR, facts: { agency: 'OTRA AGENCIA LTDA' } },
  { requiresOc: 'yes', contacts: 'otra@agencia.example' },
  new ChaseStory(TODAY, null).confirmed({ agency: 'OTRA AGENCIA LTDA' }),
)

const rebooked = async (): Promise<Given> => firstReview(await rebookedOffice())

const firstMail = async (): Promise<Given> => {
  const settings = { previewFirstMails: true }
  return firstReview(await Office.open({ now: TODAY, given: [confirmed()], settings }))
}

const keptMail = async (): Promise<Given> => {
  const office = await Office.open()
  await office.mail({ from: BUYER, subject: 'Consulta', text: '¿A qué razón social?' })
  const span = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }
  const [record] = await allOf((page) => office.store.mailRecords(span, page))
  return { office, data: { mailId: record?.id ?? '' } }
}

const sheet = async (): Promise<Given> => {
  const office = await Office.open()
  const content = new TextEncoder().encode(
    'NOMBRE AGENCIA;OC;CORREO\nAgencia Nueva;SI;compras@nueva.example\n',
  )
  const preview = await office.engine.previewImport({ name: 'clientes.csv', content })
  if (!preview.ok) throw new Error(preview.code)
  return { office, data: { importId: preview.importId ?? '' } }
}

const BEFORE = 'seguimientoocx@correo.example'

/** An office that has moved, to whose old address a client has written. */
const moved = async (): Promise<Given> => {
  const office = await Office.open({
    accounts: ['imap', 'previous_imap'],
    settings: {
      ownAddresses: [OFFICE_ADDRESS, BEFORE],
      mailboxAddresses: { imap: OFFICE_ADDRESS, previous_imap: BEFORE },
      previousAddress: BEFORE,
      company: aCompany({ address: OFFICE_ADDRESS }),
    },
  })
  await office.mail(
    { from: BUYER, to: BEFORE, subject: 'Consulta', text: '¿A qué razón social?' },
    { account: 1 },
  )
  return { office, data: {} }
}

const noticesPrepared = async (): Promise<Given> => {
  const { office } = await moved()
  await office.press({ type: 'prepare_notices' })
  const item = (await office.reviews()).find(({ kind }) => kind === 'new_address')
  return { office, data: { reviewId: item?.id ?? '' } }
}

const ORDER = { kind: 'oc_to_assign', facts: { ocNumber: '4500012345' } } as const

const OWES_NOTHING = {
  type: 'save_client',
  client: {
    id: 'empresa-ejemplo',
    name: 'EMPRESA EJEMPLO S.A.',
    requiresOc: false,
    contacts: [],
    reminderDays: null,
    ultimatumDays: null,
    language: 'es',
    active: true,
  },
} as const

const picked = { [pickOf(LOCATOR)]: 'true' }

const CLIENT_FORM = {
  clientId: 'empresa-ejemplo',
  name: 'EMPRESA EJEMPLO S.A.',
  requiresOc: 'yes',
  contacts: 'nueva@empresa.example',
  language: 'es',
  active: 'true',
}

const HAND_BOOKING = {
  locator: LOCATOR,
  agency: 'EMPRESA EJEMPLO S.A.',
  hotel: 'Gran Hotel Ejemplo',
  checkIn: '2026-12-15',
  checkOut: '2026-12-18',
}

const OFFER = {
  address: 'ana@empresa.example',
  clientId: 'empresa-ejemplo',
  clientName: 'EMPRESA EJEMPLO S.A.',
  addedBy: null,
}

const RESOLVED = { at: TODAY, actor: 'Marta', outcome: 'assigned' }

const looks = (given: Replay['given']): Replay => ({ given, deed: null })
const does = (deed: string, given: Replay['given']): Replay => ({ given, deed })
const deedEachTime = (deed: string, given: Replay['given']): Replay => ({ given, deed, isDeedEachTime: true })

const REPLAYS: Readonly<Record<Verb, Replay>> = {
  [VERBS.resend]: does('resend', waiting()),
  [VERBS.close]: does('close', waiting({ reason: 'suspended' })),
  [VERBS.received]: does('mark_received', waiting({ ocNumber: '4500012345' })),
  [VERBS.reject]: does('reject_purchase_order', waiting({}, RECEIVED)),
  [VERBS.postpone]: does('postpone', waiting({ days: '1' })),
  [VERBS.reopen]: does('reopen', waiting({}, CLOSED)),
  [VERBS.assign]: does('assign', waiting({ assignee: 'me' })),
  [VERBS.note]: does('add_note', waiting({ noteText: 'Lo vemos el lunes' })),
  [VERBS.undo]: does('undo', waiting({}, CLOSED)),
  [VERBS.documents]: looks(waiting()),
  [VERBS.history]: looks(waiting()),
  [VERBS.show]: looks(waiting()),
  [VERBS.more]: looks(waiting()),
  [VERBS.moreFound]: looks(waiting({ text: 'ejemplo' })),
  [VERBS.resendPicked]: does('resend', waiting(picked)),
  [VERBS.postponePicked]: does('postpone', waiting({ ...picked, days: '1' })),
  [VERBS.assignPicked]: does('assign', waiting({ ...picked, person: 'me' })),
  [VERBS.moreReviews]: looks(waiting()),
  [VERBS.openReview]: looks(question(ORDER, {}, requested())),
  [VERBS.reviewDocuments]: looks(question(ORDER, {}, requested())),
  [VERBS.acceptCandidate]: does('assign_purchase_order', question(ORDER, onCase, requested())),
  [VERBS.chooseCandidate]: does(
    'assign_purchase_order',
    question(ORDER, { candidate: LOCATOR }, requested()),
  ),
  [VERBS.settleClient]: does('settle_client', unknownClient),
  [VERBS.trustMail]: does('trust_mail', unsureSender),
  [VERBS.settleSend]: does('settle_send', uncertainSend),
  [VERBS.newOrder]: does(
    'ask_for_new_order',
    question(
      { kind: 'booking_changed_after_oc', locator: LOCATOR },
      { orderReason: 'Otro monto' },
      received(),
    ),
  ),
  [VERBS.reopenRebooked]: does('reopen_rebooked', rebooked),
  [VERBS.registerByHand]: does(
    'register_by_hand',
    question({ kind: 'unreadable_confirmation', files: [SCAN] }, HAND_BOOKING),
  ),
  [VERBS.approveMails]: does('approve_mails', firstMail),
  [VERBS.prepareNotices]: deedEachTime('prepare_notices', moved),
  [VERBS.sendNotices]: does('send_notices', noticesPrepared),
  [VERBS.dismiss]: does('dismiss_review', question({ kind: 'mail_to_answer' })),
  [VERBS.addContact]: does(
    'add_contact',
    question({ ...ORDER, contactOffer: OFFER, resolution: RESOLVED }, {}, requested()),
  ),
  [VERBS.reprocessMail]: deedEachTime('reprocess_mail', keptMail),
  [VERBS.resumeMail]: does('resume_mail', waiting({}, { type: 'pause_mail', reason: null })),
  [VERBS.moreClients]: looks(waiting()),
  [VERBS.openClient]: looks(waiting({ clientId: 'empresa-ejemplo' })),
  [VERBS.saveClient]: does('save_client', waiting(CLIENT_FORM)),
  [VERBS.applyClient]: does('apply_client', waiting({ clientId: 'empresa-ejemplo' }, OWES_NOTHING)),
  [VERBS.applyImport]: does('client_created_by_import', sheet),
  [VERBS.checkNow]: looks(waiting()),
}

const EVER = { from: '2000-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' }
const STATUSES = ['queued', 'sending', 'uncertain', 'held'] as const

const deedsIn = async ({ store }: Office) => allOf((page) => store.auditBetween(EVER, page))

/** All that can be seen of a world: what is kept, what left, what the channel was told. */
const seen = async ({ office, teams }: EngineDesk) => {
  const { store, sender } = office
  return {
    reservation: await store.reservation(LOCATOR),
    // Stores give them by their ids, which are of chance.
    reviews: (await store.liveReviews()).toSorted((one, other) => one.kind.localeCompare(other.kind)),
    clients: await store.clients(),
    sent: sender.attempts.map(({ controlId }) => controlId),
    outbox: (await Promise.all(STATUSES.map((status) => store.outboxMails(status, EVER.until, 100)))).flat(),
    posts: teams
      .threads()
      .map(({ posts }) => posts.filter(({ from }) => from.isBot).length)
      .toSorted((a, b) => a - b),
  }
}

const isTold = async ({ office }: EngineDesk): Promise<boolean> => {
  await office.quiet()
  return (await office.told()).length === 0
}

const told = async (desk: EngineDesk): Promise<void> => {
  await expect.poll(() => isTold(desk), { timeout: 20_000 }).toBe(true)
}

/** Mails of two worlds have each their own hashes. */
const unnamed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/\b[\da-f]{10,64}\b/gu, '#'))

const AT_ONCE = 8

interface Outcome {
  readonly world: Readonly<Record<string, unknown>>
  /** Of the audit, what the presses have added. */
  readonly deeds: readonly string[]
}

const worldAfter = async (verb: Verb, { given }: Replay, times: number): Promise<Outcome> => {
  const { office, data } = await given()
  const desk = await openEngineDesk(office)
  const value = { action: { verb, data: { ...data, verb } } }
  const body = JSON.stringify(
    channelActivity(desk, ADMIN, { type: 'invoke', name: 'adaptiveCard/action', value }),
  )
  const press = async (): Promise<void> => {
    const headers = { 'content-type': 'application/json' }
    expect((await fetch(desk.endpoint, { method: 'POST', headers, body })).status).toBe(200)
  }
  await told(desk)
  const before = (await deedsIn(office)).length
  await Promise.all(Array.from({ length: times }, press))
  await told(desk)
  // The last one comes when all is done.
  if (times > 1) await press()
  await told(desk)
  const world = await seen(desk)
  const deeds = (await deedsIn(office)).slice(before).map(({ action }) => action)
  await desk.stop()
  return { world, deeds }
}

describe('one and the same press again', () => {
  test.each(Object.values(VERBS))('%s has one effect', async (verb) => {
    const replay = REPLAYS[verb]
    const deeds = replay.deed === null ? [] : [replay.deed]
    const once = await worldAfter(verb, replay, 1)
    expect(once.deeds).toEqual(deeds)
    const often = await worldAfter(verb, replay, AT_ONCE)
    expect(replay.isDeedEachTime ? [...new Set(often.deeds)] : often.deeds).toEqual(deeds)
    expect(unnamed(often.world)).toEqual(unnamed(once.world))
  })
})
