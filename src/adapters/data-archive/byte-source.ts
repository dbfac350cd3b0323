/** Hands the bytes of a stream out in the pieces that somebody asks for. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }

  /** Between one byte and `most` of them; null at the end of the stream. */
  async some(most: number): Promise<Buffer | null> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next()
      if (done) return null
      this.#rest = value
    }
    const piece = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(piece.length)
    return piece
  }

  /** Exactly so many; null where the stream ends before. */
  async exactly(length: number): Promise<Buffer | null> {
    const pieces: Buffer[] = []
    for (let missing = length; missing > 0;) {
      const piece = await this.some(missing)
      if (!piece) return null
      pieces.push(piece)
      missing -= piece.length
    }
    return Buffer.concat(pieces)
  }
}
