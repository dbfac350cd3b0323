import type { ClientDraft } from '../../src/contract.js'
import { LONGEST } from '../cards/limits.js'
import { VERBS } from '../cards/verbs.js'
import { clientCard, clientTitle } from '../cards/views/client-card.js'
import { LANGUAGE_ORDER } from '../cards/views/client-form.js'
import type { PressData } from '../incoming.js'
import { refusalText } from '../refusals.js'
import { CLIENT_FORM } from '../texts/clients.js'
import { CHOOSE_LANGUAGE, CHOOSE_REQUIRES_OC, textTooLong } from '../texts/es.js'
import type { Action, ActionContext, ActionOutcome } from './action.js'
import { showClient } from './clients.js'
import { YES_NO, readContacts } from './settle-client.js'

type Reading =
  { readonly ok: true; readonly draft: ClientDraft } | { readonly ok: false; readonly problem: string }

const wrong = (problem: string): Reading => ({ ok: false, problem })

/** Null for nothing; NaN for what is no number, which the engine refuses in words. */
const readDays = (text: string): number | null => (text.trim() === '' ? null : Number(text))

const readDraft = (data: PressData): Reading => {
  const { clientId = '', name = '', contacts = '', reminderDays = '', ultimatumDays = '' } = data
  const requiresOc = YES_NO.get(data['requiresOc'] ?? '')
  const language = LANGUAGE_ORDER.find((known) => known === data['language'])
  if (name.length > LONGEST.name) return wrong(textTooLong(LONGEST.name))
  if (contacts.length > LONGEST.contacts) return wrong(textTooLong(LONGEST.contacts))
  if (requiresOc === undefined) return wrong(CHOOSE_REQUIRES_OC)
  if (language === undefined) return wrong(CHOOSE_LANGUAGE)
  return {
    ok: true,
    draft: {
      id: clientId || null,
      name,
      requiresOc,
      contacts: readContacts(contacts),
      reminderDays: readDays(reminderDays),
      ultimatumDays: readDays(ultimatumDays),
      language,
      active: data['active'] === 'true',
    },
  }
}

/** The form again, with what was typed and why it was not taken. */
const formAgain = async (
  { engine }: ActionContext,
  data: PressData,
  note: string,
): Promise<ActionOutcome> => {
  const view = data['clientId'] ? await engine.findClient(data['clientId']) : null
  return {
    kind: 'shown',
    card: clientCard(view, { note, typed: data }),
    summary: clientTitle(view),
    said: note,
  }
}

export const saveClient: Action = {
  verb: VERBS.saveClient,
  needs: 'administer',
  run: async (context, data) => {
    const reading = readDraft(data)
    if (!reading.ok) return formAgain(context, data, reading.problem)
    const { draft } = reading
    const result = await context.engine.execute({ type: 'save_client', client: draft }, context.actor)
    if (!result.ok) return formAgain(context, data, refusalText(result, context.cards))
    const note = CLIENT_FORM.saved
    return showClient(context, draft.id ?? draft.name, note, { note, noteTone: 'good' })
  },
}
