/** What is compared, by name: each call is one whole measurement. */
export type Contestants<Name extends string, Sample> = Readonly<Record<Name, () => Promise<Sample>>>

const namesOf = <Name extends string>(contestants: Contestants<Name, unknown>): readonly Name[] =>
  // The keys of a record by name are those names.
  Object.keys(contestants) as Name[]

/**
 * Lets everybody run once to warm up, which does not count (in a shorter way where there is one), then so many times in turns.
 * Every other round goes the other way: whatever else the machine does falls on all of them alike. Gives the samples of each.
 */
export const inTurns = async <Name extends string, Sample>(
  contestants: Contestants<Name, Sample>,
  rounds: number,
  progress: (text: string) => void,
  warmUp: Contestants<Name, unknown> = contestants,
): Promise<(name: Name) => readonly Sample[]> => {
  const names = namesOf(contestants)
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]))
  for (const name of names) {
    progress(`${name}: warm-up`)
    await warmUp[name]()
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      progress(`${name}: round ${round} of ${rounds}`)
      samples.get(name)?.push(await contestants[name]())
    }
  }
  return (name) => samples.get(name) ?? []
}
