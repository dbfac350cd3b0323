import type { ClosingReason } from '../../src/contract.js'
import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { readOcNumber } from '../commands/typed/oc-number.js'
import { CHOOSE_REASON, DONE, NUMBER_TOO_LONG, textTooLong } from '../texts/es.js'
import { CLOSING_CHOICES } from '../texts/reservation.js'
import type { Action } from './action.js'
import { askAgain, operate } from './on-reservation.js'
import { typedText } from './typed-text.js'

const reasonOf = (value: string | undefined): ClosingReason | undefined =>
  CLOSING_CHOICES.find((reason) => reason === value)

/** Each reason has a form of its own; the number is taken of an OC by another way alone. */
export const close: Action = {
  verb: VERBS.close,
  needs: 'operate',
  run: (context, data) => {
    const reason = reasonOf(data['reason'])
    if (!reason) return askAgain(context, data, CHOOSE_REASON)
    const note = typedText(data, `note-${reason}`, LONGEST.note)
    if (!note.ok) return askAgain(context, data, textTooLong(note.limit))
    const number = typedText(data, 'closeNumber', LONGEST.ocNumber)
    if (!number.ok) return askAgain(context, data, NUMBER_TOO_LONG)
    const ocNumber = reason === 'oc_by_other_way' ? readOcNumber(number.text ?? '') : null
    return operate(
      context,
      data,
      (locator) => ({
        type: 'close',
        locator,
        reason,
        note: note.text,
        ...(ocNumber !== null && { ocNumber }),
      }),
      DONE.close,
    )
  },
}
