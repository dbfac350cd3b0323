import { createSignedLinks } from '../../../bot/signed-links.js'
import type { Attempts } from './attempts.js'
import { ask, type ServiceWorld } from './service-world.js'
import { keysOf } from './state.js'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

const withLetter = (token: string, at: number): string => {
  const next = LETTERS[(LETTERS.indexOf(token[at] ?? '') + 1) % LETTERS.length]
  return token.slice(0, at) + next + token.slice(at + 1)
}

const payloadOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>

const withPayload = (token: string, changes: object): string => {
  const payload = Buffer.from(JSON.stringify({ ...payloadOf(token), ...changes })).toString('base64url')
  return `${payload}.${token.split('.')[1] ?? ''}`
}

const OTHERS: readonly object[] = [
  { expires: 9_999_999_999_999 },
  { fileId: 'another' },
  { owner: { kind: 'reservation', locator: 'AATARGT' } },
  { owner: { kind: 'report', locator: '*' } },
  { fileId: '../keys.json' },
]

const guesses = (token: string): readonly string[] => [
  ...Array.from(token, (_, at) => withLetter(token, at)),
  ...OTHERS.map((changes) => withPayload(token, changes)),
  ...[1, 8, 40].map((length) => token.slice(0, -length)),
  `${token}=`,
  `${token}.`,
  `${token}.x`,
  ` ${token}`,
  token.split('.')[0] ?? '',
  `${token.split('.')[0]}.`,
  `.${token.split('.')[1]}`,
  token.toLowerCase(),
  '..%2f..%2fdata%2fkeys.json',
  '%2e%2e%2fkeys.json',
  'null',
  'A'.repeat(43),
]

/** A true link, changed letter by letter, and made by who does not know the key, or knew it too long ago. */
export const tryLinks = async (world: ServiceWorld, link: string, attempts: Attempts): Promise<void> => {
  const token = new URL(link).pathname.split('/').at(-1) ?? ''
  const opens = async (guess: string): Promise<boolean> =>
    (await ask(`${world.url}/files/${encodeURI(guess)}`)).status === 200
  if (!(await opens(token))) attempts.note('signed links', 'the true one does not open')
  for (const guess of guesses(token))
    attempts.note('signed links', guess !== token && (await opens(guess)) ? `${guess} opens` : null)
  const { fileId, owner } = payloadOf(token) as { fileId: string; owner: { kind: 'report' } }
  const made = (secret: string, now: number): string =>
    new URL(
      createSignedLinks({ secret, publicUrl: world.url, now: () => now }).linkTo(fileId, owner) ?? '',
    ).pathname
      .split('/')
      .at(-1) ?? ''
  const { links: secret } = await keysOf(world.place)
  attempts.note('signed links', (await opens(made('x'.repeat(32), Date.now()))) ? 'another key opens' : null)
  attempts.note('signed links', (await opens(made(secret, Date.now() - 601_000))) ? 'an old one opens' : null)
}
