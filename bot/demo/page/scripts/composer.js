import { post, upload } from './api.js'
import { byId } from './dom.js'
import { attachSuggestions } from './suggestions.js'
import { texts } from './texts.js'
import { scrollToEnd, showView, viewed } from './threads.js'

/** Where messages are written: to the channel with a mention, or to the bot in the person's own chat. */

const say = (event) => {
  event.preventDefault()
  const input = byId('compose-text')
  const text = input.value.trim()
  if (!text) return
  input.value = ''
  scrollToEnd()
  void post('/api/say', { text, personal: viewed() === 'personal' })
}

/** What stands written beside the file goes with it, as in Teams. */
const sendFiles = async (event) => {
  const [file] = event.target.files
  event.target.value = ''
  if (!file) return
  const input = byId('compose-text')
  const query = new URLSearchParams({ filename: file.name, text: input.value.trim() })
  input.value = ''
  scrollToEnd()
  await upload(`/api/send-file?${query}`, file).catch(() => undefined)
}

const go = (kind) => {
  showView(kind)
  for (const place of ['channel', 'personal'])
    byId(`rail-${place}`).classList.toggle('rail-item-active', place === kind)
  byId('compose-mention').hidden = kind === 'personal'
  byId('attach').hidden = kind === 'channel'
  byId('compose-text').placeholder = texts.compose[kind]
}

export const openComposer = () => {
  byId('tab-channel').addEventListener('click', () => go('channel'))
  byId('tab-personal').addEventListener('click', () => go('personal'))
  byId('compose').addEventListener('submit', say)
  byId('attach-file').addEventListener('change', (event) => void sendFiles(event))
  attachSuggestions(byId('compose-text'), byId('compose-box'))
  go('channel')
}
