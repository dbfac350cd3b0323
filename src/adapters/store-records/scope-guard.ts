/** Keeps a transaction to the records that it has named, and to those that it made itself. */
export class ScopeGuard {
  readonly #what: string
  readonly #ids: Set<string>

  constructor(what: string, ids: readonly string[] = []) {
    this.#what = what
    this.#ids = new Set(ids)
  }

  require(id: string): void {
    if (!this.#ids.has(id)) throw new Error(`${this.#what} ${id} is outside the scope of this transaction`)
  }

  /** Lets a record in that is new; one that exists must be in the scope already. */
  claim(id: string, exists: () => boolean): void {
    if (!this.#ids.has(id) && exists()) this.require(id)
    this.#ids.add(id)
  }
}
