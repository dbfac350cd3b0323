/** How much a service has behind it: reservations of its archive, and live ones. */
export interface Level {
  readonly archived: number
  readonly live: number
}

/** Smallest first. */
export interface Levels {
  readonly archived: readonly [Level, Level, Level]
  readonly live: readonly [Level, Level, Level]
}

/** Of the archive of a full run: 100, 10,000 and 100,000 archived beside 50 live ones, and 50, 500 and 5,000 live beside 100. */
export const levelsFor = (size: number): Levels => {
  const part = (share: number): number => Math.max(1, Math.round(size / share))
  const least = { archived: part(1_000), live: part(2_000) }
  return {
    archived: [least, { ...least, archived: part(10) }, { ...least, archived: size }],
    live: [least, { ...least, live: part(200) }, { ...least, live: part(20) }],
  }
}

export const nameOf = ({ archived, live }: Level): string =>
  `${archived.toLocaleString('en')} archived, ${live.toLocaleString('en')} live`
