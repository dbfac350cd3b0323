import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { DONE, textTooLong } from '../texts/es.js'
import type { Action } from './action.js'
import { askAgain, operate } from './on-reservation.js'
import { typedText } from './typed-text.js'

export const addNote: Action = {
  verb: VERBS.note,
  needs: 'operate',
  run: (context, data) => {
    const note = typedText(data, 'noteText', LONGEST.note)
    if (!note.ok) return askAgain(context, data, textTooLong(note.limit))
    return operate(
      context,
      data,
      (locator) => ({ type: 'add_note', locator, text: note.text ?? '' }),
      DONE.note,
    )
  },
}
