import process from 'node:process'
import { chromiumPath } from '../../bot/demo/browser/chromium.js'

/** Suites that need Chromium run where this is true. Where there is none they are skipped, which is said plainly. */
export const chromiumHere = chromiumPath() !== null

// Under CI a suite that cannot run is a failure, or it would be left out for ever.
if (!chromiumHere && process.env['CI'] === 'true')
  throw new Error('CI has no Chromium: name one in CHROMIUM_PATH')

if (!chromiumHere) process.stderr.write('SKIPPED, what needs Chromium: none is installed here\n')
