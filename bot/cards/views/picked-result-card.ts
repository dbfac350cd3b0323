import type { Locator } from '../../../src/contract.js'
import { PICKED } from '../../texts/lists.js'
import { outside } from '../markdown.js'
import type { Card } from '../render.js'
import { VERBS } from '../verbs.js'
import { fact } from './context.js'
import { noticeCard } from './notice.js'
import { placeData, type PendingPlace } from './pending-place.js'

/** How it went with one of the ticked reservations. `text` is Markdown, already escaped. */
export interface PickedResult {
  readonly locator: Locator
  readonly done: boolean
  readonly text: string
}

export const pickedResultTitle = (results: readonly PickedResult[]): string =>
  PICKED.title(results.filter(({ done }) => done).length, results.length)

/** What was done with each of the ticked, and what was refused; and the way back to the list. */
export const pickedResultCard = (results: readonly PickedResult[], place: PendingPlace): Card =>
  noticeCard({
    tone: results.every(({ done }) => done) ? 'good' : 'warning',
    title: pickedResultTitle(results),
    facts: results.flatMap(({ locator, text }) => fact(outside(locator, 20), text)),
    buttons: [{ title: PICKED.back, data: placeData(VERBS.more, place) }],
  })
