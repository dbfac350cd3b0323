import { post } from './api.js'
import { el } from './dom.js'
import { HOST_CONFIG } from './host-config.js'
import { markdownToHtml } from './markdown.js'

const {
  AdaptiveCard,
  ExecuteAction,
  HostConfig,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  Versions,
} = globalThis.AdaptiveCards

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

const noteBelow = (holder, text, kind) => {
  holder.querySelector('.card-note')?.remove()
  holder.append(
    el('p', { class: `card-note ${kind === 'bad' ? 'card-note-bad' : ''}`, role: 'status' }, text),
  )
}

/** What Teams shows for an answer that is no card. A card comes by itself, over the feed. */
const showAnswer = (holder, { type, value }) => {
  if (type === 'application/vnd.microsoft.activity.message') noteBelow(holder, value)
  else if (type === 'application/vnd.microsoft.error')
    noteBelow(holder, value?.message ?? 'Algo salió mal', 'bad')
}

const press = async (holder, postId, action) => {
  holder.classList.add('card-busy')
  const request =
    action instanceof ExecuteAction
      ? post('/api/execute', {
          postId,
          title: action.title ?? '',
          verb: action.verb ?? '',
          data: action.data ?? {},
        })
      : post('/api/submit', { postId, data: action.data ?? {} })
  try {
    showAnswer(holder, await request)
  } finally {
    holder.classList.remove('card-busy')
  }
}

const perform = (holder, postId, action) => {
  if (action instanceof OpenUrlAction) globalThis.open(action.url, '_blank', 'noreferrer')
  else if (action instanceof ExecuteAction || action instanceof SubmitAction)
    void press(holder, postId, action)
}

/** A card as the Adaptive Cards library draws it; its buttons go to the bot as real invokes. */
export const drawCard = (postId, content) => {
  const holder = el('div', { class: 'card' })
  const card = new AdaptiveCard()
  card.hostConfig = new HostConfig(HOST_CONFIG)
  card.onExecuteAction = (action) => perform(holder, postId, action)
  // What unfolds below the edge of the list would go unseen.
  card.onInlineCardExpanded = () => holder.scrollIntoView({ block: 'nearest' })
  card.parse(content, new SerializationContext(Versions.v1_5))
  holder.append(card.render())
  return holder
}
