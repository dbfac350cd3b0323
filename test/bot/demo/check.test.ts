import { afterEach, beforeEach, expect, it } from 'vitest'
import { playStory } from '../../../bot/demo/check/play.js'
import { startDemo } from '../../../bot/demo/demo.js'
import type { Demo } from '../../../bot/demo/demo.js'

const WHOLE_STORY_MS = 60_000

let demo: Demo
let lines: string[]

const play = (patienceMs: number): Promise<boolean> => playStory(demo, (line) => lines.push(line), patienceMs)

beforeEach(async () => {
  lines = []
  demo = await startDemo()
}, WHOLE_STORY_MS)

afterEach(() => demo.stop())

it(
  'plays the whole chase, from the confirmation to the acknowledgement and the close',
  async () => {
    const held = await play(30_000)
    expect(lines.filter((line) => !line.startsWith('✓')).join('\n')).toMatch(/^Los 12 pasos se cumplieron/u)
    expect(held).toBe(true)
  },
  WHOLE_STORY_MS,
)

it('names the step when a card is missing', async () => {
  await demo.teams.uninstall()
  expect(await play(200)).toBe(false)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^✗ .*su tarjeta aparece en el canal\n.*una tarjeta nueva/u)
})

it(
  'names the step when the client gets no mail',
  async () => {
    const first = await demo.story.sendConfirmation('oc_client')
    const hasCard = () => demo.teams.threads().some(({ posts }) => JSON.stringify(posts).includes(first))
    await demo.teams.until('the first card', hasCard, 30_000)
    const silent: Demo = { ...demo, mailroom: { ...demo.mailroom, clientMails: () => [] } }
    expect(await playStory(silent, (line) => lines.push(line), 3_000)).toBe(false)
    expect(lines.at(-1)).toMatch(/^✗ .*Sale la solicitud/u)
  },
  WHOLE_STORY_MS,
)
