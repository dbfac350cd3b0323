import { StoreDamaged } from '../../../src/adapters/lowdb-store/index.js'
import type { DoctorCode } from '../../../src/domain/doctor-code.js'
import type { CheckArea, Finding } from '../../../src/domain/finding.js'
import { failing, skipped } from '../../../src/domain/make-finding.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const DAMAGED: DoctorCode = 'data_damaged'

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const damaged = ({ file, restore, message }: StoreDamaged): Finding =>
  failing('data', 'data.readable', DAMAGED, {
    subject: file,
    answer: message,
    facts: restore === null ? {} : { restore },
  })

/** An area that could not be looked at says so itself; the others go on. */
const looked = async (
  area: CheckArea,
  checks: AreaChecks,
  world: DoctorWorld,
): Promise<readonly Finding[]> => {
  try {
    return (await checks[area]?.(world)) ?? [skipped(area, area)]
  } catch (error) {
    const answer = textOf(error)
    if (error instanceof StoreDamaged) return [damaged(error)]
    return [{ ...failing(area, area, '', { answer }), code: null }]
  }
}

/** One area after the other, in the order given: what fails first is often the cause of what fails later. */
export const runAreas = async (
  areas: readonly CheckArea[],
  checks: AreaChecks,
  world: DoctorWorld,
  onArea: (area: CheckArea) => void = () => undefined,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const area of areas) {
    onArea(area)
    findings.push(...(await looked(area, checks, world)))
  }
  return findings
}
