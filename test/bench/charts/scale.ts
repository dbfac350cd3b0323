/** 1, 2 or 5 times a power of ten, so that some four of them reach the value. */
const stepTo = (most: number): number => {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power
}

/** Round numbers from 0 up to the value, or a little above. */
export const ticksTo = (most: number): readonly number[] => {
  if (!(most > 0)) return [0, 1]
  const step = stepTo(most)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** `12,400`, `0.35`: three digits that count, as far as they are behind the point. */
export const numberText = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value >= 100 ? 0 : value >= 10 ? 1 : 2 })
