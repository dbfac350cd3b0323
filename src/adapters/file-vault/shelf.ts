/**
 * Where a vault lays its files, each under a name whose parts have `/` between them. Nothing here locks: several vaults
 * may share one shelf, and which name holds what is to keep them apart.
 */
export interface Shelf {
  /** Null where there is none. */
  read(name: string): Promise<Uint8Array | null>
  /** Puts a whole file in the place of what was there, durable when it resolves; of two writers the last one stays. */
  write(name: string, content: Uint8Array): Promise<void>
  /** Nothing happens where there is none. */
  remove(name: string): Promise<void>
  /** All names that begin so, in the order of their letters. */
  names(beginning: string): AsyncIterable<string>
  /** Lets go of what was left half done before then (milliseconds since 1970). */
  tidy(before: number): Promise<void>
}
