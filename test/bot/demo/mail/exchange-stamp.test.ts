import { describe, expect, it } from 'vitest'
import { exchangeStamp, fromDomainOf, stampAsExchange } from '../../../../bot/demo/mail/exchange-stamp.js'

describe('exchangeStamp', () => {
  it.each(['pass', 'fail', 'none'] as const)('says %s of the domain, without an authserv-id', (verdict) => {
    expect(exchangeStamp('cliente.example', verdict)).toMatch(/^Authentication-Results: spf=/)
    expect(exchangeStamp('cliente.example', verdict)).toMatch(
      new RegExp(`dmarc=${verdict} action=\\w+ header\\.from=cliente\\.example`),
    )
  })
})

describe('fromDomainOf', () => {
  it.each([
    ['From: Ventas <ventas@Cliente.example>\r\n\r\n', 'cliente.example'],
    ['To: x@y.example\r\nFrom: Ventas\r\n <ventas@cliente.example>\r\n\r\n', 'cliente.example'],
    ['Subject: x\r\n\r\nFrom: nadie@cuerpo.example\r\n', ''],
  ])('%j', (mail, domain) => {
    expect(fromDomainOf(Buffer.from(mail))).toBe(domain)
  })
})

describe('stampAsExchange', () => {
  it('puts the stamp above everything, and leaves the mail as it was', () => {
    const mail = Buffer.from('Received: from x\r\nFrom: ventas@cliente.example\r\n\r\nHola')
    const stamped = Buffer.from(stampAsExchange(mail, 'pass')).toString()
    expect(stamped).toBe(exchangeStamp('cliente.example', 'pass') + mail.toString())
  })
})
