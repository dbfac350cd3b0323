/** A picture of some of the figures, as data. */
export type Chart = BarChart | LineChart

interface AnyChart {
  /** Of its file: `bench-BENCH-NAME.svg`. */
  readonly name: string
  /** What is shown, and in which unit: `Confirmations read in a second`. */
  readonly title: string
}

/** Bars beside each other, for things that are compared. */
export interface BarChart extends AnyChart {
  readonly kind: 'bars'
  readonly bars: readonly Bar[]
}

export interface Bar {
  readonly label: string
  readonly value: number
  /** A mark across the bar: what it was to be. */
  readonly goal?: number
}

/** Lines over a quantity, for things that grow. */
export interface LineChart extends AnyChart {
  readonly kind: 'lines'
  /** Of the quantity, below the axis. */
  readonly along: string
  readonly lines: readonly Line[]
}

export interface Line {
  readonly label: string
  readonly points: readonly (readonly [x: number, y: number])[]
}
