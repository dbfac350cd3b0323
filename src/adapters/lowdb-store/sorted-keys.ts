/** Strings in their order, each once. */
export class SortedKeys {
  readonly #keys: string[] = []

  get first(): string | null {
    return this.#keys[0] ?? null
  }

  add(key: string): void {
    const at = this.#firstFrom(key)
    if (this.#keys[at] !== key) this.#keys.splice(at, 0, key)
  }

  remove(key: string): void {
    const at = this.#firstFrom(key)
    if (this.#keys[at] === key) this.#keys.splice(at, 1)
  }

  /** Keys behind `after` (all of them where it is null). */
  *behind(after: string | null): Generator<string> {
    let at = after === null ? 0 : this.#firstFrom(after)
    if (this.#keys[at] === after) at += 1
    for (; at < this.#keys.length; at++) yield this.#keys[at] ?? ''
  }

  #firstFrom(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}
