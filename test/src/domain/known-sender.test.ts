import { describe, expect, it } from 'vitest'
import { isKnownTo, knownClientsOf } from '../../../src/domain/known-sender.js'
import { aClient } from '../../story/samples.js'

const firm = aClient({ id: 'firm', contacts: ['Compras@Empresa.example'] })
const free = aClient({ id: 'free', contacts: ['agencia.ejemplo@gmail.com'] })

describe('a sender is known to a client', () => {
  it('as a contact, whatever the case', () => {
    expect(isKnownTo('COMPRAS@empresa.example', firm)).toBe(true)
  })

  it("as somebody of a contact's domain", () => {
    expect(isKnownTo('gerencia@empresa.example', firm)).toBe(true)
  })

  it('but not by a free-mail domain', () => {
    expect(isKnownTo('otro@gmail.com', free)).toBe(false)
    expect(isKnownTo('agencia.ejemplo@gmail.com', free)).toBe(true)
  })

  it.each([
    'x@mala-empresa.example',
    'x@empresa.example.otra.example',
    'x@sub.empresa.example',
    'empresa.example',
    '',
  ])('but not as %s', (address) => {
    expect(isKnownTo(address, firm)).toBe(false)
  })

  it('and may be to several', () => {
    const group = aClient({ id: 'group', contacts: ['otra@empresa.example'] })
    expect(knownClientsOf('x@empresa.example', [firm, free, group])).toEqual(['firm', 'group'])
  })
})
