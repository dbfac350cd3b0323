/** Runs pieces of work one after the other, in the order in which they come, whatever becomes of each. */
export type OneAtATime = <T>(piece: () => Promise<T>) => Promise<T>

export const createTurns = (): OneAtATime => {
  let turn: Promise<unknown> = Promise.resolve()
  return (piece) => {
    const done = turn.then(piece)
    turn = done.catch(() => undefined)
    return done
  }
}
