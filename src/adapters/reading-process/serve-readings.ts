import type { OnStep } from './child-process.js'
import type { ChildMessage, ReadRequest } from './messages.js'

const say = <Reading>(message: ChildMessage<Reading>): void => {
  process.send?.(message)
}

/**
 * The child's side: answers each request by `read`, which may never reject, and comes to its end with its parent.
 * `limits` are of the reader's own kind: both ends are its own.
 * To be called when all is loaded that no file should be charged for.
 */
export const serveReadings = <Reading>(
  read: (content: Uint8Array, limits: never, step: OnStep) => Promise<Reading>,
): void => {
  const step: OnStep = (facts) => say({ type: 'step', facts })
  process.on('message', (request: ReadRequest<never>) => {
    void read(request.content, request.limits, step).then((reading) => say({ type: 'read', reading }))
  })
  process.on('disconnect', () => process.exit())
  say({ type: 'ready' })
}
