import process from 'node:process'
import { parseArgs } from 'node:util'
import { playStory } from './check/play.js'
import { startDemo } from './demo.js'
import { demoBackend } from './demo-backend.js'
import { startPageServer } from './page-server/page-server.js'
import { demoTexts } from './texts/es.js'

const PAGE_PORT = '3980'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const check = async (): Promise<number> => {
  const demo = await startDemo()
  const held = await playStory(demo, print)
  await demo.stop()
  return held ? 0 : 1
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })

const show = async (port: number): Promise<number> => {
  const demo = await startDemo()
  const page = await startPageServer(demoBackend(demo), port)
  print(demoTexts.ready(page.url))
  await untilInterrupted()
  await page.stop()
  await demo.stop()
  return 0
}

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, port: { type: 'string', default: PAGE_PORT } },
})

process.exitCode = values.check ? await check() : await show(Number(values.port))
