import process from 'node:process'
import { parseArgs } from 'node:util'
import { playStory } from './check/play.js'
import { startDemo } from './demo.js'
import type { Demo } from './demo.js'
import { demoBackend } from './demo-backend.js'
import { packageFile } from './package-files.js'
import { startPageServer } from './page-server/page-server.js'
import { demoTexts } from './texts/es.js'

const PAGE_PORT = '3980'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

/** What is done with the running demo; gives the exit code. */
type Performance = (demo: Demo) => Promise<number>

const check: Performance = async (demo) => ((await playStory(demo, print)) ? 0 : 1)

const withPage =
  (port: number, work: (demo: Demo, url: string) => Promise<void>): Performance =>
  async (demo) => {
    const page = await startPageServer(demoBackend(demo), port)
    try {
      await work(demo, page.url)
    } finally {
      await page.stop()
    }
    return 0
  }

const show = async (_demo: Demo, url: string): Promise<void> => {
  print(demoTexts.ready(url))
  await untilInterrupted()
}

const photograph = async (demo: Demo, url: string): Promise<void> => {
  const { takeScreenshots } = await import('./browser/screenshots.js')
  const paths = await takeScreenshots(demo, url, packageFile('docs', 'images'))
  paths.forEach(print)
}

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    screenshots: { type: 'boolean', default: false },
    port: { type: 'string', default: PAGE_PORT },
  },
})

const performance = (): Performance => {
  if (values.check) return check
  return values.screenshots ? withPage(0, photograph) : withPage(Number(values.port), show)
}

const run = async (): Promise<number> => {
  const demo = await startDemo()
  try {
    return await performance()(demo)
  } finally {
    await demo.stop()
  }
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

process.exitCode = await run().catch((error: unknown) => {
  if (!isPortTaken(error)) throw error
  print(demoTexts.portTaken(values.port))
  return 1
})
