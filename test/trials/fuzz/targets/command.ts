import { COMMANDS } from '../../../../bot/commands/index.js'
import type { Random } from '../../random.js'
import { message } from '../make/activities.js'
import { few, sometimes } from '../make/chance.js'
import { disturbed, oddText } from '../make/odd-text.js'
import type { Target } from '../target.js'
import { LOCATORS, openBot, SERVICE_URL, THREAD, WRITER } from './bot-world.js'

const NAMES = COMMANDS.flatMap(({ names }) => names)
const EXAMPLES = COMMANDS.flatMap(({ examples }) => examples)

const ARGUMENTS = [
  ...LOCATORS,
  'AAAAAAA',
  'constructor',
  'en constructor días',
  '45000000',
  'historial',
  'urgentes',
  'mías',
  's/n',
  '4500012345',
  'mañana',
  'el lunes',
  '31/02/2026',
  '2026-12-01',
  '0/0/0',
  '99 días',
  'marzo',
  'mes pasado',
  '2026-13',
  'revisar',
  'procesar',
  '3f9a0c12b7d84e65',
  'pagó por otra vía',
  '@Paula',
  'a mí',
  '-',
]

const made = (random: Random): string => {
  const words = Array.from({ length: few(random, 8) }, () =>
    sometimes(random, 70) ? random.pick(ARGUMENTS) : oddText(random, sometimes(random, 10) ? 5_000 : 60),
  )
  return `${random.pick(NAMES)} ${words.join(' ')}`
}

const make = (random: Random): Uint8Array => {
  let text = sometimes(random, 40) ? random.pick(EXAMPLES) : made(random)
  if (sometimes(random, 15)) text = oddText(random, sometimes(random, 10) ? 100_000 : 1_000)
  for (let left = few(random, 5) - 1; left > 0; left -= 1) text = disturbed(text, random)
  const sender = { from: WRITER, serviceUrl: SERVICE_URL, threadId: THREAD }
  return Buffer.from(JSON.stringify(message(sender, text, sometimes(random, 30))))
}

/** What is typed to the bot: its commands, and what is none. */
export const open = (): Promise<Target> => openBot(make)
