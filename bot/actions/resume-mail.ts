import { VERBS } from '../cards/verbs.js'
import { resumedCard } from '../cards/views/pause-card.js'
import { refusalText } from '../refusals.js'
import { PAUSE } from '../texts/announcements.js'
import { told, type Action } from './action.js'

/** Mails to clients may leave again. */
export const resumeMail: Action = {
  verb: VERBS.resumeMail,
  needs: 'administer',
  run: async ({ engine, actor, cards }) => {
    const result = await engine.execute({ type: 'resume_mail' }, actor)
    if (!result.ok) return told(refusalText(result, cards))
    return { kind: 'shown', card: resumedCard(actor.name), summary: PAUSE.resumed, said: PAUSE.resumed }
  },
}
