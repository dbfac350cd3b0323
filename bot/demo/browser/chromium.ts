import { existsSync } from 'node:fs'
import process from 'node:process'
import type { Browser } from 'playwright-core'

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where Chromium is, or `CHROMIUM_PATH`; null where there is none. */
export const chromiumPath = (): string | null =>
  [process.env['CHROMIUM_PATH'] ?? '', ...USUAL_PLACES].find((path) => path !== '' && existsSync(path)) ??
  null

/** @throws when there is no Chromium. */
export const launchChromium = async (): Promise<Browser> => {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('No Chromium found; name one in CHROMIUM_PATH')
  const { chromium } = await import('playwright-core')
  // The sandbox needs rights that containers do not have; the only page opened is our own.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}
