import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../bot/commands/index.js'
import { APP, SUGGESTED } from '../../bot/texts/manifest.js'
import { appManifest } from '../../manifest/app-manifest.js'

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu */
const MOST = { commands: 10, title: 32, description: 128 }

const [bot] = appManifest({
  appId: '11111111-2222-4333-8444-555555555555',
  publicUrl: 'https://oc.empresa.example',
  companyName: 'Empresa Ejemplo',
  version: '0.1.0',
  readsAllMessages: false,
}).bots

const lists = bot?.commandLists ?? []

describe('the commands that Teams proposes', () => {
  test('are chosen for each place where the bot works', () => {
    expect(lists.map(({ scopes }) => scopes)).toEqual([['team'], ['groupChat'], ['personal']])
    expect(bot?.scopes).toEqual(lists.flatMap(({ scopes }) => scopes))
  })

  test.each(Object.entries(SUGGESTED))('are no more than Teams shows: %s', (_scope, names) => {
    expect(names.length).toBeLessThanOrEqual(MOST.commands)
    expect(new Set(names).size).toBe(names.length)
  })

  test('are all understood by the bot, by the very word', () => {
    const known = COMMANDS.map(({ names }) => names[0])
    expect(lists.flatMap(({ commands }) => commands).filter(({ title }) => !known.includes(title))).toEqual(
      [],
    )
  })

  test.each(Object.keys(SUGGESTED))('end with the help, which names the others: %s', (scope) => {
    const list = lists.find(({ scopes }) => scopes.includes(scope))
    expect(list?.commands.at(-1)?.title).toBe('ayuda')
  })
})

describe('every command of the table', () => {
  test.each(COMMANDS.map(({ names, help }) => ({ title: names[0], help })))(
    'could be proposed: $title',
    ({ title, help }) => {
      expect(title.length).toBeLessThanOrEqual(MOST.title)
      expect(help.length).toBeLessThanOrEqual(MOST.description)
    },
  )
})

describe('the words of the app', () => {
  test.each([
    ['shortName', 30],
    ['fullName', 100],
    ['shortDescription', 80],
    ['fullDescription', 4000],
  ] as const)('fit where Teams puts them: %s', (name, most) => {
    expect(APP[name].length).toBeLessThanOrEqual(most)
  })
})
