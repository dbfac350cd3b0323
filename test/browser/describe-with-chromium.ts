import process from 'node:process'
import { describe } from 'vitest'
import { chromiumPath } from '../../bot/demo/browser/chromium.js'

const missing = chromiumPath() === null

// Under CI a suite that cannot run is a failure, or it would be left out for ever.
if (missing && process.env['CI'] === 'true') throw new Error('CI has no Chromium: name one in CHROMIUM_PATH')

if (missing) process.stderr.write('SKIPPED, what needs Chromium: none is installed here\n')

/** A suite that needs Chromium. Where there is none it is skipped, which is said plainly. */
export const describeWithChromium = describe.runIf(!missing)
