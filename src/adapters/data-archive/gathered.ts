/** Where a piece is this large, it is passed on by itself. */
const ENOUGH = 64 * 1024

/**
 * The same bytes in fewer pieces: what compresses them pays for each piece, and a small document comes in three.
 * At most `enough` bytes wait, beside the piece that filled them up.
 */
export async function* gathered(pieces: AsyncIterable<Buffer>, enough = ENOUGH): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let bytes = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    bytes += piece.length
    if (bytes < enough) continue
    yield Buffer.concat(waiting, bytes)
    waiting = []
    bytes = 0
  }
  if (bytes > 0) yield Buffer.concat(waiting, bytes)
}
