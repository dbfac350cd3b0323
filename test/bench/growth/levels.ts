/** How much a service has behind it: reservations of its archive, and live ones. */
export interface Level {
  readonly archived: number
  readonly live: number
}

/** Levels that differ in one thing alone, smallest first. They are compared with each other, and with no others. */
export interface Series {
  readonly along: keyof Level
  readonly levels: readonly [few: Level, some: Level, many: Level]
}

/** Of the archive of a full run: 100, 10,000 and 100,000 archived beside 50 live ones, and 50, 500 and 5,000 live beside 100. */
export const seriesFor = (size: number): readonly [archived: Series, live: Series] => {
  const part = (share: number): number => Math.max(1, Math.round(size / share))
  const least = { archived: part(1_000), live: part(2_000) }
  return [
    { along: 'archived', levels: [least, { ...least, archived: part(10) }, { ...least, archived: size }] },
    { along: 'live', levels: [least, { ...least, live: part(200) }, { ...least, live: part(20) }] },
  ]
}

const countText = (count: number): string => count.toLocaleString('en')

export const nameOf = ({ archived, live }: Level): string =>
  `${countText(archived)} archived, ${countText(live)} live`

/** `100, 10,000 and 100,000 archived` */
export const seriesName = ({ along, levels: [few, some, many] }: Series): string =>
  `${countText(few[along])}, ${countText(some[along])} and ${countText(many[along])} ${along}`

/** `at 100,000 archived, of the same at 100` */
export const comparisonName = ({ along, levels: [few, , many] }: Series): string =>
  `at ${countText(many[along])} ${along}, of the same at ${countText(few[along])}`
