import { assert, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAuthenticationResults } from '../../../../src/adapters/sender-authentication/authentication-results.js'

const dmarcOf = (value: string): readonly string[] =>
  (parseAuthenticationResults(value)?.results ?? [])
    .filter(({ method }) => method === 'dmarc')
    .map(({ result, properties }) => `${result} ${properties.get('header.from') ?? ''}`)

describe('parseAuthenticationResults', () => {
  it('reads the header as Exchange Online writes it, without an authserv-id', () => {
    const value =
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=cliente.example; dkim=pass (signature was verified) ' +
      'header.d=cliente.example;dmarc=pass action=none header.from=cliente.example;compauth=pass reason=100'
    expect(parseAuthenticationResults(value)?.authservId).toBeNull()
    expect(dmarcOf(value)).toEqual(['pass cliente.example'])
  })

  it('reads the header of a server that names itself', () => {
    const value = 'mx.hotel.example 1; spf=none; dmarc=pass (p=REJECT sp=REJECT) header.from=Cliente.example'
    expect(parseAuthenticationResults(value)?.authservId).toBe('mx.hotel.example')
    expect(dmarcOf(value)).toEqual(['pass cliente.example'])
  })

  it('reads a header that has no results', () => {
    expect(parseAuthenticationResults('mx.hotel.example; none')).toEqual({
      authservId: 'mx.hotel.example',
      results: [],
    })
  })

  it.each([
    ['in a comment', 'mx.example; spf=pass (dmarc=pass header.from=x.example)'],
    ['in a comment inside a comment', 'mx.example; spf=pass (a (b) ; dmarc=pass header.from=x.example)'],
    [
      'in a quoted value',
      'mx.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=x.example"@evil.example',
    ],
    [
      'behind an escaped quote',
      'mx.example; spf=pass smtp.mailfrom="a\\"; dmarc=pass header.from=x"@evil.example',
    ],
    ['as a property of another method', 'mx.example; spf=pass smtp.mailfrom=e.example dmarc=pass'],
  ])('does not see a dmarc result that stands %s', (_where, value) => {
    expect(dmarcOf(value)).toEqual([])
  })

  it.each(['mx.example; dmarc=pass (no end', 'mx.example; dmarc=pass smtp.mailfrom="no end', ''])(
    'says nothing about a header that is broken: %s',
    (value) => {
      expect(parseAuthenticationResults(value)).toBeNull()
    },
  )

  it('never throws', () => {
    const reads = (value: string): boolean => parseAuthenticationResults(value) !== undefined
    expect(() => assert(property(string(), reads))).not.toThrow()
  })
})
