import { createHash } from 'node:crypto'
import type { Hash } from 'node:crypto'
import type { StoreContents, StoredRecord, StoreFilling } from '../ports.js'

/** Of each kind how many there are, and a hash of all of them. */
export type StoreTally = ReadonlyMap<StoredRecord['kind'], { readonly count: number; readonly hash: string }>

export type StoreMove =
  | { readonly ok: true; readonly tally: StoreTally }
  /** Kinds that did not arrive as they left. Nothing was kept. */
  | { readonly ok: false; readonly differing: readonly StoredRecord['kind'][] }

/** How far it is: `checking` reads back what was written. */
export interface MoveProgress {
  readonly step: 'copying' | 'checking'
  readonly records: number
}

/** Records in one write. More of them are still wanted when the next garbage is collected, and are copied by it each time. */
const TOGETHER = 100

/** What stores hold in an order of their own is compared without one. */
const UNORDERED: ReadonlySet<StoredRecord['kind']> = new Set([
  'position',
  'reservation',
  'outbox',
  'review',
  'announcement',
  'note',
])

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A folder keeps mails and audit by month, and within a month in the order of writing. */
const chainOf = (one: StoredRecord): string => {
  switch (one.kind) {
    case 'mail':
      return one.record.decidedAt.slice(0, 7)
    case 'audit':
      return one.record.at.slice(0, 7)
    case 'archived_reservation':
    case 'archived_review':
    case 'archived_note':
    case 'client':
    case 'position':
    case 'reservation':
    case 'outbox':
    case 'review':
    case 'announcement':
    case 'note':
      return ''
  }
}

/** The records of one kind, as they pass. */
class KindTally {
  count = 0
  readonly #unordered: string[] = []
  readonly #chains = new Map<string, Hash>()

  add(one: StoredRecord): void {
    this.count += 1
    const text = JSON.stringify(one.record)
    if (UNORDERED.has(one.kind)) this.#unordered.push(sha256(text))
    else this.#chain(chainOf(one)).update(text).update('\n')
  }

  result(): { readonly count: number; readonly hash: string } {
    const chains = [...this.#chains].map(([name, chain]) => `${name} ${chain.digest('hex')}`)
    return { count: this.count, hash: sha256([...chains, ...this.#unordered].toSorted().join('\n')) }
  }

  #chain(name: string): Hash {
    const known = this.#chains.get(name) ?? createHash('sha256')
    this.#chains.set(name, known)
    return known
  }
}

class Tallying {
  readonly #kinds = new Map<StoredRecord['kind'], KindTally>()

  add(one: StoredRecord): void {
    const kind = this.#kinds.get(one.kind) ?? new KindTally()
    this.#kinds.set(one.kind, kind)
    kind.add(one)
  }

  result(): StoreTally {
    return new Map([...this.#kinds].map(([kind, tally]) => [kind, tally.result()]))
  }
}

/** @throws what the stores throw */
async function* inLots(records: AsyncIterable<StoredRecord>): AsyncGenerator<readonly StoredRecord[]> {
  let lot: StoredRecord[] = []
  for await (const one of records) {
    lot.push(one)
    if (lot.length < TOGETHER) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

type Pass = (lot: readonly StoredRecord[]) => Promise<void>

/** Counts and hashes all of it on its way. */
const passAll = async (
  records: AsyncIterable<StoredRecord>,
  pass: Pass,
  tell: (records: number) => void,
): Promise<StoreTally> => {
  const tallying = new Tallying()
  let done = 0
  for await (const lot of inLots(records)) {
    await pass(lot)
    for (const one of lot) tallying.add(one)
    done += lot.length
    tell(done)
  }
  return tallying.result()
}

const differingIn = (left: StoreTally, arrived: StoreTally): StoredRecord['kind'][] =>
  [...new Set([...left.keys(), ...arrived.keys()])].filter(
    (kind) =>
      left.get(kind)?.count !== arrived.get(kind)?.count || left.get(kind)?.hash !== arrived.get(kind)?.hash,
  )

/**
 * Copies all of a store into an empty one, reads back what was written, and keeps it only where each kind is there in number
 * and content. The caller closes both.
 */
export const moveStore = async (
  source: StoreContents,
  target: StoreFilling,
  tell: (progress: MoveProgress) => void,
): Promise<StoreMove> => {
  const left = await passAll(
    source.records(),
    (lot) => target.add(lot),
    (records) => tell({ step: 'copying', records }),
  )
  const written = await target.seal(source)
  const arrived = await passAll(
    written.records(),
    async () => undefined,
    (records) => tell({ step: 'checking', records }),
  )
  const differing = differingIn(left, arrived)
  if (differing.length > 0) return { ok: false, differing }
  await target.keep()
  return { ok: true, tally: left }
}
