import { extractText } from './extract-text.js'
import type { ChildMessage, ReadRequest } from './messages.js'

/** Entry of the child process: reads one PDF for each message, one after the other. */

const say = (message: ChildMessage): void => {
  process.send?.(message)
}

process.on('message', (request: ReadRequest) => {
  void extractText(request.content, request.limits).then((reading) => say({ type: 'read', reading }))
})
process.on('disconnect', () => process.exit())

say({ type: 'ready' })
