import { VERBS } from '../cards/verbs.js'
import { noticeCard } from '../cards/views/notice.js'
import { refusalText } from '../refusals.js'
import { CLIENT_FORM, IMPORT } from '../texts/clients.js'
import { told, type Action } from './action.js'

const doneCard = () =>
  noticeCard({
    tone: 'good',
    title: IMPORT.done,
    buttons: [
      { title: CLIENT_FORM.toList, data: { verb: VERBS.moreClients, text: '', after: '', skipped: '0' } },
    ],
  })

/** Does what the preview showed. */
export const applyImport: Action = {
  verb: VERBS.applyImport,
  needs: 'administer',
  run: async ({ engine, actor, cards }, data) => {
    const command = { type: 'apply_import', importId: data['importId'] ?? '' } as const
    const result = await engine.execute(command, actor)
    if (!result.ok) return told(refusalText(result, cards))
    return { kind: 'shown', card: doneCard(), summary: IMPORT.done, said: IMPORT.done }
  },
}
