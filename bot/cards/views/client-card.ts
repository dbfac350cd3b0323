import { ALL_PENDING, type ClientView } from '../../../src/contract.js'
import { CLIENT_FORM } from '../../texts/clients.js'
import { pressButton, type CardElement } from '../elements.js'
import { outside } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { VERBS } from '../verbs.js'
import { clientFields } from './client-form.js'
import type { CardExtras } from './context.js'
import { firstOf, placeData } from './pending-place.js'

const saveButton = (view: ClientView | null): CardElement =>
  pressButton({
    title: CLIENT_FORM.save,
    style: 'positive',
    data: { verb: VERBS.saveClient, clientId: view?.client.id ?? '' },
  })

const pendingButton = ({ client, openReservations }: ClientView): readonly CardElement[] => {
  if (openReservations === 0) return []
  const place = firstOf({ ...ALL_PENDING, text: client.name })
  return [pressButton({ title: CLIENT_FORM.pending, data: placeData(VERBS.more, place), alone: true })]
}

const applyButton = ({ client, toApply }: ClientView): readonly CardElement[] =>
  toApply === 0
    ? []
    : [
        pressButton({
          title: CLIENT_FORM.apply(toApply),
          data: { verb: VERBS.applyClient, clientId: client.id },
          alone: true,
        }),
      ]

const listButton = pressButton({
  title: CLIENT_FORM.toList,
  data: { verb: VERBS.moreClients, text: '', after: '', skipped: '0' },
  alone: true,
})

export const clientTitle = (view: ClientView | null): string =>
  view ? outside(view.client.name, 120) : CLIENT_FORM.newTitle

/** A client as a form; null: a new one. Everybody sees it, an administrator saves it. */
export const clientCard = (view: ClientView | null, extras: CardExtras = {}): Card =>
  renderCard('client', {
    fallbackText: view?.client.name ?? CLIENT_FORM.newTitle,
    speak: view?.client.name ?? CLIENT_FORM.newTitle,
    title: clientTitle(view),
    subtitle: view ? CLIENT_FORM.open(view.openReservations) : '',
    note: extras.note ?? '',
    noteTone: extras.noteTone ?? 'warning',
    fields: clientFields(view?.client ?? null, extras.typed ?? null),
    toApply: view && view.toApply > 0 ? CLIENT_FORM.toApply(view.toApply) : '',
    actions: [
      saveButton(view),
      ...(view ? applyButton(view) : []),
      ...(view ? pendingButton(view) : []),
      listButton,
    ],
  })
