import type { DocumentReading } from '../../domain/document.js'
import type { OnStep } from './child-process.js'
import type { ChildMessage, ReadRequest } from './messages.js'

const say = (message: ChildMessage): void => {
  process.send?.(message)
}

/**
 * The child's side: answers each request by `read`, which may never reject, and comes to its end with its parent.
 * To be called when all is loaded that no file should be charged for.
 */
export const serveReadings = <Limits>(
  read: (content: Uint8Array, limits: Limits, step: OnStep) => Promise<DocumentReading>,
): void => {
  const step: OnStep = (facts) => say({ type: 'step', facts })
  process.on('message', (request: ReadRequest<Limits>) => {
    void read(request.content, request.limits, step).then((reading) => say({ type: 'read', reading }))
  })
  process.on('disconnect', () => process.exit())
  say({ type: 'ready' })
}
