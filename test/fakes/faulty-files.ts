import { nodeFiles } from '../../src/adapters/lowdb-store/data-files.js'
import type { DataFiles, FileContent } from '../../src/adapters/lowdb-store/data-files.js'

type Operation = 'replace' | 'writeAt' | 'truncate'

const diskFull = (): Error => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

interface Fault {
  readonly operation: Operation
  readonly name: string
  readonly when: 'before' | 'after'
  spared: number
}

class Gate {
  open: () => void = () => undefined
  #arrive: () => void = () => undefined
  readonly #opened = new Promise<void>((resolve) => (this.open = resolve))
  readonly reached = new Promise<void>((resolve) => (this.#arrive = resolve))

  pass(): Promise<void> {
    this.#arrive()
    return this.#opened
  }
}

/** The real files, with a disk that fails when a test says so, and a count of what reached it. */
export class FaultyFiles implements DataFiles {
  readonly done: Record<Operation, string[]> = { replace: [], writeAt: [], truncate: [] }
  readonly #faults: Fault[] = []
  readonly #gates = new Map<Operation, Gate>()

  readonly makeFolder = nodeFiles.makeFolder
  readonly list = nodeFiles.list
  readonly read = nodeFiles.read
  readonly size = nodeFiles.size
  readonly readAt = nodeFiles.readAt
  readonly remove = nodeFiles.remove

  /** The next such operation on a file whose path holds `name` fails, before or after it was done. */
  failNext(operation: Operation, name: string, when: 'before' | 'after' = 'before'): void {
    this.#faults.push({ operation, name, when, spared: 0 })
  }

  /** As `failNext`, but the first `spared` of them succeed. */
  failLater(operation: Operation, name: string, spared: number): void {
    this.#faults.push({ operation, name, when: 'before', spared })
  }

  /** Holds such operations back until `release`; `reached` resolves when one waits. */
  hold(operation: Operation): { readonly reached: Promise<void>; release(): void } {
    const gate = new Gate()
    this.#gates.set(operation, gate)
    const release = (): void => {
      this.#gates.delete(operation)
      gate.open()
    }
    return { reached: gate.reached, release }
  }

  replace(path: string, content: FileContent): Promise<void> {
    return this.#run('replace', path, () => nodeFiles.replace(path, content))
  }

  writeAt(path: string, position: number, content: Uint8Array): Promise<void> {
    return this.#run('writeAt', path, () => nodeFiles.writeAt(path, position, content))
  }

  truncate(path: string, length: number): Promise<void> {
    return this.#run('truncate', path, () => nodeFiles.truncate(path, length))
  }

  async #run(operation: Operation, path: string, act: () => Promise<void>): Promise<void> {
    await this.#gates.get(operation)?.pass()
    const when = this.#faultFor(operation, path)
    if (when === 'before') throw diskFull()
    await act()
    this.done[operation].push(path)
    if (when === 'after') throw diskFull()
  }

  #faultFor(operation: Operation, path: string): Fault['when'] | null {
    const at = this.#faults.findIndex((one) => one.operation === operation && path.includes(one.name))
    const fault = this.#faults[at]
    if (!fault) return null
    fault.spared -= 1
    if (fault.spared >= 0) return null
    this.#faults.splice(at, 1)
    return fault.when
  }
}
