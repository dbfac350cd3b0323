import { formatInstant } from '../../../src/texts/es.js'
import type { Demo } from '../demo.js'
import { checkTexts } from '../texts/check.js'
import { CHECK_STEPS } from './steps.js'
import type { CheckMemory, CheckStep } from './steps.js'

export type PrintLine = (line: string) => void

const play = async (step: CheckStep, memory: CheckMemory, print: PrintLine): Promise<boolean> => {
  const begun = performance.now()
  const at = (): string => formatInstant(memory.demo.clock.now(), memory.demo.office.zone)
  try {
    await step.run(memory)
    print(checkTexts.done(at(), step.name, performance.now() - begun))
    return true
  } catch (error) {
    print(checkTexts.failed(at(), step.name, error instanceof Error ? error.message : String(error)))
    return false
  }
}

/** Plays the story to its end or to the first step that is missing or late. Gives whether all of it held. */
export const playStory = async (demo: Demo, print: PrintLine, patienceMs = 10_000): Promise<boolean> => {
  const begun = performance.now()
  const memory: CheckMemory = { demo, patienceMs, locator: '', rootId: '', threadId: '' }
  for (const step of CHECK_STEPS) {
    if (!(await play(step, memory, print))) return false
  }
  print(checkTexts.allDone(CHECK_STEPS.length, performance.now() - begun))
  return true
}
