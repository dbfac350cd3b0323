/** Reads numbers and bytes one after the other. @throws RangeError behind the end */
export class TnefCursor {
  private at = 0
  private readonly view: DataView
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length
  }

  byte(): number {
    return this.view.getUint8(this.skip(1))
  }

  word(): number {
    return this.view.getUint16(this.skip(2), true)
  }

  long(): number {
    return this.view.getUint32(this.skip(4), true)
  }

  /** A view, not a copy. */
  take(length: number): Uint8Array {
    const from = this.skip(length)
    return this.bytes.subarray(from, this.at)
  }

  /** Values are filled up to a multiple of four bytes; the last one may lack its filling. */
  pad(length: number): void {
    this.at = Math.min(this.bytes.length, this.at + ((4 - (length % 4)) % 4))
  }

  private skip(length: number): number {
    const from = this.at
    if (length > this.bytes.length - from) throw new RangeError('the data end too early')
    this.at += length
    return from
  }
}
