import { readFileSync } from 'node:fs'
import { VARIABLE_NAMES } from '../../../../src/config/variables.js'
import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { changed, few, sometimes } from './chance.js'
import { disturbed, oddText } from './odd-text.js'

type Change = (text: string, random: Random) => string

const SAMPLE = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8')

const MINIMAL = [
  'IMAP_HOST=imap.empresa.example',
  'IMAP_USERNAME=controloc@empresa.example',
  'IMAP_PASSWORD=secreta',
  'SMTP_HOST=smtp.empresa.example',
  'SMTP_USERNAME=controloc@empresa.example',
  'SMTP_PASSWORD=secreta',
  'ALLOWED_CONFIRMATION_SENDERS=confirmaciones@operador.example',
  '',
].join('\n')

const VALUES = [
  '',
  ' ',
  '0',
  '-1',
  '65536',
  '1e3',
  '1e999',
  '99999999999999999999',
  '0x10',
  '2 días',
  '2d',
  '12h',
  '30m',
  '999999h',
  '-2',
  '1,5',
  'True',
  'falso',
  'sí',
  'maybe',
  'INBOX, INBOX',
  ',,,',
  'a@b',
  '@',
  '@empresa.example',
  'a@b.example;c@d.example',
  'https://',
  'http://[::1]:99999',
  'javascript:alert(1)',
  'ftp://x',
  '19:x@thread.tacv2',
  'Mars/Olympus',
  'America/Santiago',
  '25:00',
  '18:00-09:00',
  '09:00-09:00',
  '2026-02-31',
  '2026-09-17, 2026-09-17',
  '#fff',
  '#5b2a86',
  'rgb(1,2,3)',
  '/dev/null',
  '/etc/passwd',
  '../..',
  'exchange',
  'graph',
  'oauth2',
  '"',
  "'",
  '"a',
  "'a\\'",
  '"\\n\\t\\x"',
  '$HOME',
  '${HOME}',
  '`id`',
  '[CONTRASEÑA_SEGURA]',
  '<su clave>',
  'xxxxxxxx',
  'changeme',
]

const NAMES = [
  ...VARIABLE_NAMES,
  ...VARIABLE_NAMES.map((name) => `${name}_FILE`),
  '__proto__',
  'constructor',
  'toString',
  'IMAP_PASWORD',
  '',
]

const value = (random: Random): string =>
  sometimes(random, 80) ? random.pick(VALUES) : oddText(random, sometimes(random, 10) ? 100_000 : 200)

const line = (random: Random): string =>
  [
    sometimes(random, 10) ? random.pick(['export ', '  ', '#', '"', '\ufeff']) : '',
    random.pick(NAMES),
    sometimes(random, 90) ? '=' : random.pick([' = ', ':', '', '==']),
    value(random),
    random.pick(['\n', '\n', '\r\n', '\r', '']),
  ].join('')

const lineAdded: Change = (text, random) => text + line(random)
const lineDisturbed: Change = (text, random) => disturbed(text, random)
const valueChanged: Change = (text, random) => {
  const lines = text.split('\n')
  const at = random.below(lines.length)
  const [name = ''] = (lines[at] ?? '').replace(/^# /u, '').split('=')
  lines[at] = `${name}=${value(random)}`
  return lines.join('\n')
}

const CHANGES = [lineAdded, valueChanged, valueChanged, valueChanged, lineDisturbed]

/** Makes bad .env files out of the sample that administrators copy, and of the least that is needed. */
export const makeEnvFile = (random: Random): Uint8Array => {
  const file = changed(random, random.pick([SAMPLE, MINIMAL]), few(random, 25), CHANGES)
  return sometimes(random, 20) ? damaged(Buffer.from(file), random) : Buffer.from(file)
}
