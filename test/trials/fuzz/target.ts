import type { Random } from '../random.js'

/** A part of the product that takes what strangers send. */
export interface Target {
  /** The input of one case: the same bytes for the same chance. */
  make(random: Random): Uint8Array
  /** Gives it to the product; what became of it, as a short code. Rejects where the product has no word for it. */
  run(input: Uint8Array): Promise<string>
  close(): Promise<void>
}

/** What a target's module gives: `open` is called once in each child process. */
export interface TargetModule {
  open(): Promise<Target>
}

/** What a case may take, and how many of all cases are of this target. */
export interface TargetSpec {
  readonly name: string
  /** Module that exports `open`. */
  readonly module: URL
  /** Share of the cases, to be held against the others'. */
  readonly weight: number
  /** Milliseconds of a clock, until the case counts as hanging. Wide: the machine may be busy with something else. */
  readonly limitMs: number
  /** Milliseconds of processor that the service's own process may be held up by one case. */
  readonly heldUpMs: number
  /** Resident memory that may come upon that of the idle child. */
  readonly maxGrowthBytes: number
  /** Cases until the child is replaced by a fresh one. */
  readonly casesPerChild: number
  /** Of the file in which a failing input is kept: `eml`. */
  readonly ending: string
}
