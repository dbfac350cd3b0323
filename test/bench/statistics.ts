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
