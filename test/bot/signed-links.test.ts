import { createHmac } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSignedLinks, type SignedLinks } from '../../bot/signed-links.js'
import type { DocumentOwner } from '../../src/contract.js'

const SECRET = 'a secret of at least thirty-two characters'
const OWNER: DocumentOwner = { kind: 'reservation', locator: 'AAKLMNO' }

const linksAt = (now: number, secret = SECRET): SignedLinks =>
  createSignedLinks({ secret, publicUrl: 'https://oc.example/', now: () => now, lifetimeMs: 1_000 })

const tokenOf = (links: SignedLinks, fileId: string, owner: DocumentOwner = OWNER): string =>
  (links.linkTo(fileId, owner) ?? '').replace('https://oc.example/files/', '')

const signed = (payload: string): string =>
  `${payload}.${createHmac('sha256', SECRET).update(payload).digest('base64url')}`

const encoded = (content: unknown): string => Buffer.from(JSON.stringify(content)).toString('base64url')

describe('a link to a document', () => {
  test('is good until it expires', () => {
    const token = tokenOf(linksAt(5_000), 'abc')
    expect(linksAt(5_999).check(token)).toEqual({ kind: 'valid', fileId: 'abc', owner: OWNER })
    expect(linksAt(6_000).check(token)).toEqual({ kind: 'expired' })
  })

  test.each<DocumentOwner>([
    { kind: 'reservation', locator: 'AAKLMNO' },
    { kind: 'archived_reservation', locator: 'AAKLMNO' },
    { kind: 'review', reviewId: 'r1' },
    { kind: 'report' },
  ])('says through what it is looked at: %j', (owner) => {
    expect(linksAt(0).check(tokenOf(linksAt(0), 'abc', owner))).toEqual({
      kind: 'valid',
      fileId: 'abc',
      owner,
    })
  })

  test('fits into the path that the server takes', () => {
    const token = tokenOf(linksAt(Date.now()), 'f'.repeat(64), { kind: 'review', reviewId: 'r'.repeat(40) })
    expect(token.length).toBeLessThan(400)
  })

  test('made with another secret is forged', () => {
    const token = tokenOf(linksAt(5_000, SECRET.toUpperCase()), 'abc')
    expect(linksAt(5_000).check(token)).toEqual({ kind: 'forged' })
  })

  test('is forged when any character of it is changed', () => {
    const token = tokenOf(linksAt(5_000), 'abc')
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'B', '.', '=', ' '), (at, mark) => {
        fc.pre(token[at] !== mark)
        const changed = token.slice(0, at) + mark + token.slice(at + 1)
        expect(linksAt(5_000).check(changed)).toEqual({ kind: 'forged' })
      }),
    )
  })

  test('does not lend its signature to another document, owner or time', () => {
    const [, signature] = tokenOf(linksAt(5_000), 'abc').split('.')
    for (const content of [
      { expires: 6_000, fileId: 'abd', owner: OWNER },
      { expires: 6_000, fileId: 'abc', owner: { kind: 'report' } },
      { expires: 9_000, fileId: 'abc', owner: OWNER },
    ])
      expect(linksAt(5_000).check(`${encoded(content)}.${signature}`)).toEqual({ kind: 'forged' })
  })

  test.each([
    ['of before there were owners', Buffer.from('6000.abc').toString('base64url')],
    ['without an owner', encoded({ expires: 6_000, fileId: 'abc' })],
    ['of an owner that is none', encoded({ expires: 6_000, fileId: 'abc', owner: { kind: 'everything' } })],
    ['with something besides', encoded({ expires: 6_000, fileId: 'abc', owner: OWNER, more: 1 })],
  ])('%s is none, though it is signed', (_name, payload) => {
    expect(linksAt(5_000).check(signed(payload))).toEqual({ kind: 'forged' })
  })

  test('is forged, and nothing worse, whatever stands in its place', () => {
    fc.assert(
      fc.property(fc.string(), (token) => {
        expect(linksAt(0).check(token)).toEqual({ kind: 'forged' })
      }),
    )
  })

  test('is not made when the service has no public address', () => {
    const links = createSignedLinks({ secret: SECRET, publicUrl: null, now: () => 0 })
    expect(links.linkTo('abc', OWNER)).toBeNull()
  })

  test('is not made with a secret that can be guessed', () => {
    expect(() => createSignedLinks({ secret: 'short', publicUrl: null, now: () => 0 })).toThrow('32')
  })
})
