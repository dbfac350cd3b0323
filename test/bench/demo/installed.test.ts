import { expect, it } from 'vitest'
import { installedSizes } from './installed.js'

const LOCKFILE = {
  packages: {
    '': { dependencies: { bot: '1', mail: '1' } },
    'node_modules/bot': { dependencies: { shared: '1', zod: '3' } },
    'node_modules/bot/node_modules/zod': {},
    'node_modules/mail': { dependencies: { shared: '1' }, optionalDependencies: { elsewhere: '1' } },
    'node_modules/shared': {},
    'node_modules/elsewhere': {},
    'node_modules/zod': { dev: true },
  },
}

it('a dependency weighs what nothing else needs', () => {
  const sizes = new Map([
    ['node_modules/bot', 10],
    ['node_modules/bot/node_modules/zod', 5],
    ['node_modules/mail', 3],
    ['node_modules/shared', 100],
    ['node_modules/zod', 7],
  ])
  expect(installedSizes(LOCKFILE, (folder) => sizes.get(folder) ?? 0)).toEqual({
    production: 118,
    development: 7,
    alone: [
      ['bot', 15],
      ['mail', 3],
    ],
  })
})
