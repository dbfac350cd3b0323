export interface OfficeLimits {
  /** Of everything in the file, unpacked. */
  readonly maxUnpackedBytes: number
  /** Files in the file; an order has about twenty. */
  readonly maxEntries: number
  readonly maxItems: number
}
