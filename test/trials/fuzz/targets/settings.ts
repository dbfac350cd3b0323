import { readFileSync } from 'node:fs'
import { explainSettingsShape, judgingSettingsOf } from '../../../../src/engine/explain-settings.js'
import {
  reservationBook,
  reservationsFileShape,
  type ReservationBook,
} from '../../../../src/engine/reservation-book.js'
import type { JudgingSettings } from '../../../../src/engine/settings.js'
import { fixturePath } from '../make/corpus.js'

const jsonOf = (name: string): unknown =>
  JSON.parse(readFileSync(fixturePath(`mails/corpus/${name}.json`), 'utf8')) as unknown

/** What the corpus's mails are judged by. */
export const corpusSettings = (): JudgingSettings =>
  judgingSettingsOf(explainSettingsShape.parse(jsonOf('settings')))

export const corpusBook = (): ReservationBook =>
  reservationBook(reservationsFileShape.parse(jsonOf('reservations')))
