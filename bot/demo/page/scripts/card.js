import { post } from './api.js'
import { el } from './dom.js'
import { hostConfig } from './host-config.js'
import { openLink } from './links.js'
import { markdownToHtml } from './markdown.js'
import { PALETTES } from './palettes.js'
import { dismiss, note } from './press-notes.js'
import { texts } from './texts.js'
import { theme } from './theme.js'

const {
  AdaptiveCard,
  ExecuteAction,
  GlobalSettings,
  HostConfig,
  OpenUrlAction,
  SerializationContext,
  Strings,
  SubmitAction,
  Versions,
} = globalThis.AdaptiveCards

GlobalSettings.allowMoreThanMaxActionsInOverflowMenu = true
Strings.defaults.overflowButtonText = () => '…'
Strings.defaults.overflowButtonTooltip = () => texts.moreActions

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

/** What Teams shows for an answer that is no card. A card comes by itself, over the feed. */
const showAnswer = (postId, { type, value }) => {
  if (type === 'application/vnd.microsoft.activity.message') note(postId, value)
  else if (type === 'application/vnd.microsoft.error') note(postId, value?.message ?? texts.wentWrong, 'bad')
}

const send = (postId, action) =>
  action instanceof ExecuteAction
    ? post('/api/execute', {
        postId,
        title: action.title ?? '',
        verb: action.verb ?? '',
        data: action.data ?? {},
      })
    : post('/api/submit', { postId, data: action.data ?? {} })

const press = async (holder, postId, action) => {
  dismiss(postId)
  holder.classList.add('card-busy')
  try {
    showAnswer(postId, await send(postId, action))
  } catch {
    note(postId, texts.wentWrong, 'bad')
  } finally {
    holder.classList.remove('card-busy')
  }
}

const perform = (holder, postId, action) => {
  if (action instanceof OpenUrlAction) openLink(action.url)
  else if (action instanceof ExecuteAction || action instanceof SubmitAction)
    void press(holder, postId, action)
}

/** A card as the Adaptive Cards library draws it; its buttons go to the bot as real invokes. */
export const drawCard = (postId, content) => {
  const holder = el('div', { class: 'card' })
  const card = new AdaptiveCard()
  card.hostConfig = new HostConfig(hostConfig(PALETTES[theme()]))
  card.onExecuteAction = (action) => perform(holder, postId, action)
  card.onAnchorClicked = (_element, anchor) => {
    openLink(anchor.href)
    return true
  }
  // What unfolds below the edge of the list would go unseen.
  card.onInlineCardExpanded = () => holder.scrollIntoView({ block: 'nearest' })
  card.parse(content, new SerializationContext(Versions.v1_5))
  holder.append(card.render())
  return holder
}
