/** Lets everything have its turn that waits for this process. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Makes one thing after the other, with a turn for everybody else in between. */
export const inTurns = async <T>(makers: readonly (() => T)[]): Promise<T[]> => {
  const made: T[] = []
  for (const make of makers) {
    made.push(make())
    await nextTurn()
  }
  return made
}
