/** A file kept in the vault. `id` is the SHA-256 (hex) of its bytes, so that one document is kept once. */
export interface StoredFile {
  readonly id: string
  readonly filename: string
  readonly contentType: string
  readonly size: number
}
