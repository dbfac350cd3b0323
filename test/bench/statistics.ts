/** The value below which this part of them lies, between the two nearest (Hyndman and Fan, type 7). NaN of none. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** To so many digits behind the point: more would only be noise. */
export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** The middle of some values, and between which two the middle half of them lies. */
export interface Spread {
  readonly middle: number
  readonly low: number
  readonly high: number
}

export const spreadOf = (values: readonly number[]): Spread => ({
  middle: median(values),
  low: quantile(values, 0.25),
  high: quantile(values, 0.75),
})

/**
 * How many times the other each of them is, place by place: what stands in the same place was measured in the same moment,
 * so that whatever else the machine did then falls out. @throws where there are not equally many
 */
export const pairedRatios = (ones: readonly number[], others: readonly number[]): readonly number[] => {
  if (ones.length !== others.length) throw new Error(`${ones.length} are no pairs with ${others.length}`)
  return ones.map((one, place) => one / (others[place] ?? Number.NaN))
}

/** `1.04 × (0.97–1.12)`: the middle one, and the middle half. */
export const timesText = ({ middle, low, high }: Spread): string =>
  `${rounded(middle, 2)} × (${rounded(low, 2)}–${rounded(high, 2)})`
