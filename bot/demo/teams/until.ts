/** Looks now and whenever something changed, until there is something to see. @throws when the time is over. */
export const untilSeen = <T>(
  subscribe: (listener: () => void) => () => void,
  what: string,
  look: () => T | null | undefined | false,
  timeoutMs: number,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const check = (): void => {
      const seen = look()
      if (!seen) return
      finish()
      resolve(seen)
    }
    const finish = (): void => {
      clearTimeout(timer)
      forget()
    }
    const timer = setTimeout(() => {
      finish()
      reject(new Error(`Not seen in ${timeoutMs} ms: ${what}`))
    }, timeoutMs)
    const forget = subscribe(check)
    check()
  })
