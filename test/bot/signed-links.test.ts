import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSignedLinks, type SignedLinks } from '../../bot/signed-links.js'

const SECRET = 'a secret of at least thirty-two characters'

const linksAt = (now: number, secret = SECRET): SignedLinks =>
  createSignedLinks({ secret, publicUrl: 'https://oc.example/', now: () => now, lifetimeMs: 1_000 })

const tokenOf = (links: SignedLinks, fileId: string): string =>
  (links.linkTo(fileId) ?? '').replace('https://oc.example/files/', '')

describe('a link to a document', () => {
  test('is good until it expires', () => {
    const token = tokenOf(linksAt(5_000), 'abc')
    expect(linksAt(5_999).check(token)).toEqual({ kind: 'valid', fileId: 'abc' })
    expect(linksAt(6_000).check(token)).toEqual({ kind: 'expired' })
  })

  test('made with another secret is forged', () => {
    const token = tokenOf(linksAt(5_000, SECRET.toUpperCase()), 'abc')
    expect(linksAt(5_000).check(token)).toEqual({ kind: 'forged' })
  })

  test('is forged when any character of it is changed', () => {
    const token = tokenOf(linksAt(5_000), 'abc')
    const last = token.indexOf('.') - 1
    fc.assert(
      fc.property(fc.nat(last), (at) => {
        const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
        expect(linksAt(5_000).check(changed)).toEqual({ kind: 'forged' })
      }),
    )
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
    expect(links.linkTo('abc')).toBeNull()
  })

  test('is not made with a secret that can be guessed', () => {
    expect(() => createSignedLinks({ secret: 'short', publicUrl: null, now: () => 0 })).toThrow('32')
  })
})
