import { editDistance } from '../domain/similarity.js'
import { misspelt, type ConfigFault } from '../texts/config-faults.js'
import { VARIABLE_NAMES } from './variables.js'
import type { Environment } from './understand.js'

const KNOWN: readonly string[] = VARIABLE_NAMES.flatMap((name) => [name, `${name}_FILE`])

const LONGEST = Math.max(...KNOWN.map((name) => name.length))

const bare = (name: string): string => name.toLowerCase().replaceAll('_', '')

/** Short names are all alike; long ones may have two letters wrong. */
const tolerance = (name: string): number => {
  if (name.length < 6) return 0
  return name.length < 9 ? 1 : 2
}

const isBeginning = (part: string, whole: string): boolean => part.length >= 7 && whole.startsWith(part)

/** The known name that was likely meant: few letters away, other case or underscores, or cut short (`IMAP_PASS`). */
export const nearestVariable = (name: string): string | null => {
  const asked = bare(name)
  // What is far longer than any of ours is none of them; comparing would take as long as it is.
  if (asked.length > LONGEST + 2) return null
  const near = KNOWN.map((known) => ({ known, distance: editDistance(asked, bare(known)) }))
    .filter(({ known, distance }) => distance <= tolerance(asked) || isBeginning(asked, bare(known)))
    .sort((one, other) => one.distance - other.distance)
  return near[0]?.known ?? null
}

/** A warning for each name of the environment that nobody reads but that looks like one of ours. */
export const findMisspellings = (env: Environment): readonly ConfigFault[] =>
  Object.keys(env)
    .filter((name) => env[name] !== undefined && !KNOWN.includes(name))
    .flatMap((name) => {
      const nearest = nearestVariable(name)
      return nearest === null ? [] : [misspelt(name, nearest)]
    })
