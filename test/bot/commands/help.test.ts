import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../bot/commands/index.js'
import { HELP } from '../../../bot/texts/lists.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeAll(async () => {
  desk = await openDesk()
})

afterAll(() => desk.stop())

test('the help names every command, in its group', async () => {
  const help = await desk.ask('ayuda')
  for (const { help: line, group } of COMMANDS) {
    expect(help).toContain(line)
    expect(help).toContain(HELP.groups[group])
  }
})

describe('the help on one command', () => {
  test.each(COMMANDS)('shows how it is used: $usage', async ({ names, help, examples }) => {
    const answer = await desk.whisper(`ayuda ${names[0]}`)
    expect(answer).toContain(help)
    expect(answer).toContain(JSON.stringify(examples[0]).slice(1, -1).replaceAll('/', '/'))
  })

  test('finds it by a synonym, and after a slip', async () => {
    expect(await desk.ask('ayuda postergar')).toContain('posponer LOC FECHA')
    expect(await desk.ask('ayuda pospner')).toContain('posponer LOC FECHA')
  })

  test('that there is not says so', async () => {
    expect(await desk.ask('ayuda paraguas')).toBe(
      'No conozco «paraguas». Con **ayuda** ve todos los comandos.',
    )
  })
})

/** What the help shows is true: each example is understood as its command. */
test.each(COMMANDS.flatMap(({ names: [name], examples }) => examples.map((example) => [example, name])))(
  'the example "%s" is the command %s',
  async (example) => {
    const answer = await desk.whisper(example ?? '')
    expect(answer).not.toMatch(/No entiendo|Se usa así|¿Quiso decir/u)
  },
)
