export class TimeLimitPassed extends Error {
  constructor(readonly limitMs: number) {
    super(`Not done within ${limitMs} ms`)
  }
}

/** Rejects with TimeLimitPassed when the work has not ended in time. The work itself goes on: it cannot be cut off. */
export const withTimeLimit = async <T>(limitMs: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeLimitPassed(limitMs)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
