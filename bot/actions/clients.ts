import { countOf } from '../cards/count-of.js'
import { VERBS } from '../cards/verbs.js'
import { clientCard, clientTitle } from '../cards/views/client-card.js'
import { CLIENTS_PER_PAGE, clientsCard, clientsTitle } from '../cards/views/clients-card.js'
import type { CardExtras } from '../cards/views/context.js'
import { refusalText } from '../refusals.js'
import { CLIENT_FORM } from '../texts/clients.js'
import { told, type Action, type ActionContext, type ActionOutcome } from './action.js'

/** Also the way back to the list from a client. */
export const moreClients: Action = {
  verb: VERBS.moreClients,
  needs: 'read',
  run: async ({ engine }, data) => {
    const place = { text: data['text'] || null, skipped: countOf(data['skipped']) }
    const page = await engine.clients(place.text, { limit: CLIENTS_PER_PAGE, after: data['after'] || null })
    return { kind: 'shown', card: clientsCard(page, place), summary: clientsTitle(page, place), said: null }
  },
}

/** The form of a client, as it is kept now. */
export const showClient = async (
  { engine, cards }: ActionContext,
  clientId: string,
  said: string | null,
  extras: CardExtras = {},
): Promise<ActionOutcome> => {
  const view = await engine.findClient(clientId)
  if (!view) return told(refusalText({ ok: false, code: 'unknown_client', facts: {} }, cards))
  return { kind: 'shown', card: clientCard(view, extras), summary: clientTitle(view), said }
}

/** Without an id: the form of a new one. */
export const openClient: Action = {
  verb: VERBS.openClient,
  needs: 'read',
  run: async (context, data) => {
    const { clientId = '' } = data
    if (clientId !== '') return showClient(context, clientId, null)
    return { kind: 'shown', card: clientCard(null), summary: clientTitle(null), said: null }
  },
}

export const applyClient: Action = {
  verb: VERBS.applyClient,
  needs: 'administer',
  run: async (context, data) => {
    const { clientId = '' } = data
    const result = await context.engine.execute({ type: 'apply_client', clientId }, context.actor)
    const note = result.ok ? CLIENT_FORM.applied : refusalText(result, context.cards)
    return showClient(context, clientId, note, { note, noteTone: result.ok ? 'good' : 'warning' })
  },
}
