/** Bytes that are gathered before they are passed on. */
const BLOCK = 1 << 18
/** So long the event loop is held up at a time. */
const SLICE_MS = 2

export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Lets others come in between, when it has been long since they last could. */
export const createPauses = (): (() => Promise<void> | undefined) => {
  let since = performance.now()
  const pause = async (): Promise<void> => {
    await nextTurn()
    since = performance.now()
  }
  return () => (performance.now() - since < SLICE_MS ? undefined : pause())
}

/** The pieces in larger blocks; `see` is shown each of these as it is made. */
export const inSlices = async (
  pieces: Iterable<Buffer>,
  see: (block: Buffer) => void,
): Promise<readonly Buffer[]> => {
  const blocks: Buffer[] = []
  const pause = createPauses()
  let waiting: Buffer[] = []
  let bytes = 0
  const passOn = (): void => {
    const block = Buffer.concat(waiting, bytes)
    see(block)
    blocks.push(block)
    waiting = []
    bytes = 0
  }
  for (const piece of pieces) {
    waiting.push(piece)
    bytes += piece.length
    if (bytes >= BLOCK) passOn()
    await pause()
  }
  passOn()
  return blocks
}
