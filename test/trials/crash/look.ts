import { simpleParser } from 'mailparser'
import type { TeamsThread } from '../../../bot/demo/teams/stand-in.js'
import { openFileVault } from '../../../src/adapters/file-vault/index.js'
import { isOfReservation } from '../../../src/domain/outbox.js'
import type { ClientMailKind, Reservation } from '../../../src/domain/reservation.js'
import type { ReviewItem } from '../../../src/domain/review.js'
import type { StoreReader } from '../../../src/ports.js'
import type { Entry } from './diary.js'
import type { OutsideWorld, TakenMail } from './outside.js'
import type { DeliveredMail, InterruptedSend, RootCard, Seen } from './seen.js'

/** A sentence that only one kind of mail has. */
const SENTENCES: readonly (readonly [ClientMailKind, RegExp])[] = [
  ['request', /les solicitamos enviarnos la orden de compra/],
  ['reminder', /les recordamos que aún no hemos recibido la orden de compra/],
  ['ultimatum', /Necesitamos recibir la orden de compra a más tardar/],
  ['acknowledgement', /No es necesario enviar nada más/],
  ['rejection', /no podemos aceptar ese documento/],
]

const LOCATOR = /\bLOC ([A-Z\d]{7})\b/

export const readMail = async ({ source, to, at }: TakenMail): Promise<DeliveredMail> => {
  const mail = await simpleParser(Buffer.from(source, 'latin1'))
  const text = (mail.text ?? '').replaceAll(/\s+/g, ' ')
  return {
    to,
    kind: SENTENCES.find(([, sentence]) => sentence.test(text))?.[0] ?? null,
    locator: LOCATOR.exec(text)?.[1] ?? '',
    messageId: mail.messageId ?? '',
    at,
  }
}

/** `AAKLMNO · EMPRESA EJEMPLO S.A. · SOLICITADA`: what a client shows that draws no cards. */
const ROOT = /^([A-Z\d]{7}) · .* · ([A-Z_]+)$/

const fallbackOf = (head: TeamsThread['posts'][number] | undefined): string => {
  const text = head?.card?.['fallbackText']
  return typeof text === 'string' ? text : ''
}

export const rootsIn = (threads: readonly TeamsThread[]): readonly RootCard[] =>
  threads.flatMap(({ id, posts: [head] }) => {
    const [, locator, state] = ROOT.exec(fallbackOf(head)) ?? []
    return head?.from.isBot && locator && state ? [{ locator, state, threadId: id, postId: head.id }] : []
  })

const REVIEW = /"reviewId":"([\da-f]+)"/

/** The item that a card in the channel asks about; null for any other card. */
export const reviewOf = ({ posts: [head] }: TeamsThread): string | null =>
  REVIEW.exec(JSON.stringify(head?.card ?? null))?.[1] ?? null

const allReservations = async (
  store: StoreReader,
  diary: readonly Entry[],
): Promise<readonly Reservation[]> => {
  const live = (await store.liveReservations(null, { limit: 100_000 })).items
  const known = new Set(live.map(({ locator }) => locator))
  const others = [...new Set(diary.map(({ locator }) => locator))].filter((locator) => !known.has(locator))
  const archived = await Promise.all(others.map((locator) => store.reservation(locator)))
  return [...live, ...archived.filter((one) => one !== null)]
}

const STATUSES = ['queued', 'sending', 'uncertain', 'held'] as const
const END_OF_TIME = '9999-12-31T00:00:00.000Z'

const outboxOf = async (store: StoreReader) =>
  (await Promise.all(STATUSES.map((status) => store.outboxMails(status, END_OF_TIME, 100_000)))).flat()

const keptThreads = async (store: StoreReader, diary: readonly Entry[]) => {
  const locators = [...new Set(diary.map(({ locator }) => locator))]
  const notes = await Promise.all(
    locators.map(async (locator) => {
      const note = await store.note<{ conversationId: string }>(`thread:${locator}`)
      return [locator, note?.conversationId ?? null] as const
    }),
  )
  return new Map(notes.flatMap(([locator, thread]) => (thread === null ? [] : [[locator, thread] as const])))
}

const readableDocuments = async (folder: string, diary: readonly Entry[]): Promise<ReadonlySet<string>> => {
  const vault = openFileVault(folder)
  const wanted = diary.flatMap((entry) => (entry.type === 'order' ? [entry.document] : []))
  const found = await Promise.all(
    wanted.map((id) =>
      vault.read(id).then(
        () => id,
        () => null,
      ),
    ),
  )
  return new Set(found.filter((id) => id !== null))
}

/** Mails that a life had begun to send when it was ended. */
export const sendingNow = (world: OutsideWorld): Promise<readonly InterruptedSend[]> =>
  world.reading(async (store) =>
    (await store.outboxMails('sending', END_OF_TIME, 1_000)).filter(isOfReservation),
  )

const allReviews = async (store: StoreReader): Promise<readonly ReviewItem[]> => {
  const reviews = new Map<string, ReviewItem>()
  for await (const { kind, record } of store.kept({ of: 'archive', settled: null }))
    if (kind === 'review') reviews.set(record.id, record)
  for (const item of await store.liveReviews()) reviews.set(item.id, item)
  return [...reviews.values()]
}

const kept = async (store: StoreReader, diary: readonly Entry[]) => ({
  reservations: await allReservations(store, diary),
  outbox: await outboxOf(store),
  reviews: await allReviews(store),
  keptThreads: await keptThreads(store, diary),
})

/** Looks at everything, beside the service or after it: nothing is changed by it. */
export const look = async (
  world: OutsideWorld,
  diary: readonly Entry[],
  interrupted: readonly InterruptedSend[],
): Promise<Seen> => {
  const { clock, teams, documentsDir } = world
  const threads = teams.threads()
  return {
    now: clock.now(),
    mails: await Promise.all(world.taken().map(readMail)),
    roots: rootsIn(threads),
    reviewCards: new Set(threads.map(reviewOf).filter((id) => id !== null)),
    ...(await world.reading((store) => kept(store, diary))),
    interrupted,
    documents: await readableDocuments(documentsDir, diary),
  }
}
