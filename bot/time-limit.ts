export class TimeLimitPassed extends Error {
  constructor(readonly limitMs: number) {
    super(`Not done within ${limitMs} ms`)
  }
}

/** What the work gives, or null when that takes longer; the work itself goes on. Rejects as the work does. */
export const within = async <T extends object>(limitMs: number, work: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, limitMs, null)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
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
