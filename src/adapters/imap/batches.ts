/** A message as its sizes are known before its body is fetched. */
export interface Listed {
  readonly uid: number
  readonly size: number
  readonly receivedAt: string
}

export interface BatchLimits {
  readonly maxMails: number
  readonly maxBytes: number
  /** A message above it is not fetched at all, and weighs nothing. */
  readonly maxMailBytes: number
}

const weight = (message: Listed, limits: BatchLimits): number =>
  message.size > limits.maxMailBytes ? 0 : message.size

/** In bytes, of what is fetched. */
export const weightOf = (messages: readonly Listed[], limits: BatchLimits): number =>
  messages.reduce((sum, message) => sum + weight(message, limits), 0)

/** Cuts messages, in the order given, into batches within the limits; a single heavy message is a batch of its own. */
export const planBatches = (
  messages: readonly Listed[],
  limits: BatchLimits,
): readonly (readonly Listed[])[] => {
  const batches: Listed[][] = []
  let bytes = 0
  for (const message of messages) {
    const open = batches.at(-1)
    const size = weight(message, limits)
    if (open !== undefined && open.length < limits.maxMails && bytes + size <= limits.maxBytes) {
      open.push(message)
      bytes += size
    } else {
      batches.push([message])
      bytes = size
    }
  }
  return batches
}

export const chunk = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
