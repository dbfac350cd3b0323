import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { describe, expect, it } from 'vitest'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import type { AuthenticationPolicy } from '../../../../src/adapters/sender-authentication/index.js'
import { createSenderAuthenticator } from '../../../../src/adapters/sender-authentication/index.js'
import type { AuthenticatedSender } from '../../../../src/domain/mail.js'
import { exchangeStamp, stampAsExchange } from '../../../../bot/demo/mail/exchange-stamp.js'

const EXCHANGE: AuthenticationPolicy = { kind: 'exchange' }
const NONE: AuthenticationPolicy = { kind: 'none' }
const OURS: AuthenticationPolicy = { kind: 'authserv-id', id: 'mx.hotel.example' }

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY_RECORD = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`

const noSuchName = (): Promise<string[][]> =>
  Promise.reject(Object.assign(new Error('queryTxt ENOTFOUND'), { code: 'ENOTFOUND' }))

/** Every domain of the test has the same key. */
const keyServer = async (): Promise<string[][]> => [[KEY_RECORD]]

const LETTER = [
  'From: Ventas <ventas@cliente.example>',
  'To: oc@hotel.example',
  'Subject: OC 45',
  'Date: Mon, 02 Mar 2026 12:00:00 +0000',
  'Message-ID: <m@cliente.example>',
  '',
  'Adjunto OC.',
  '',
].join('\r\n')

const withHeader = (header: string, mail = LETTER): string => `${header}\r\n${mail}`

const sign = async (mail: string, signingDomain: string, changes: object = {}): Promise<string> => {
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const options = { signingDomain, selector: 's1', privateKey: pem, ...changes }
  const { signatures } = await dkimSign(mail, { ...options, signatureData: [options] })
  return signatures + mail
}

const judge = async (
  mail: string | Uint8Array,
  policy: AuthenticationPolicy,
  resolver = noSuchName,
): Promise<AuthenticatedSender> => {
  const source = Buffer.from(mail)
  const authenticator = createSenderAuthenticator({ policyFor: () => policy, resolver })
  return authenticator.authenticate(source, await createMailParser().parse(source), 'imap')
}

const authenticity = async (...question: Parameters<typeof judge>): Promise<string> =>
  (await judge(...question)).authenticity

describe('a mailbox of Exchange', () => {
  it.each([
    ['pass', 'pass'],
    ['fail', 'fail'],
    ['none', 'unknown'],
  ] as const)('takes its verdict %s as %s', async (verdict, expected) => {
    expect(await authenticity(stampAsExchange(Buffer.from(LETTER), verdict), EXCHANGE)).toBe(expected)
  })

  it('names the address and what spoke for it', async () => {
    expect(await judge(stampAsExchange(Buffer.from(LETTER), 'pass'), EXCHANGE)).toEqual({
      address: 'ventas@cliente.example',
      authenticity: 'pass',
      evidence: 'dmarc=pass header.from=cliente.example',
    })
  })

  it('does not believe a header that the sender wrote below', async () => {
    const forged = exchangeStamp('cliente.example', 'pass') + LETTER
    expect(await authenticity(stampAsExchange(Buffer.from(forged), 'none'), EXCHANGE)).toBe('unknown')
  })

  it('does not believe a header with an id: it is not Exchange’s', async () => {
    const header = 'Authentication-Results: mx.evil.example; dmarc=pass header.from=cliente.example'
    expect(await authenticity(withHeader(header), EXCHANGE)).toBe('unknown')
  })

  it('does not take a pass of another domain', async () => {
    const header = 'Authentication-Results: dmarc=pass action=none header.from=evil.example'
    expect(await authenticity(withHeader(header), EXCHANGE)).toBe('unknown')
  })

  it.each([
    'compauth=pass reason=100',
    'spf=pass smtp.mailfrom=cliente.example',
    'dkim=pass header.d=cliente.example',
    'dmarc=temperror action=none header.from=cliente.example',
    'dmarc=bestguesspass action=none header.from=cliente.example',
    'dmarc=pass action=none header.from=cliente.example; dmarc=pass action=none header.from=cliente.example',
  ])('does not take "%s" for enough', async (results) => {
    expect(await authenticity(withHeader(`Authentication-Results: ${results}`), EXCHANGE)).toBe('unknown')
  })

  it('takes a failure among several results for a failure', async () => {
    const header =
      'Authentication-Results: dmarc=pass header.from=cliente.example; dmarc=fail header.from=cliente.example'
    expect(await authenticity(withHeader(header), EXCHANGE)).toBe('fail')
  })

  it('does not let a signature outweigh a failure', async () => {
    const signed = await sign(LETTER, 'cliente.example')
    expect(await authenticity(stampAsExchange(Buffer.from(signed), 'fail'), EXCHANGE, keyServer)).toBe('fail')
  })

  it('does not believe what is stamped on a mail with two subjects', async () => {
    const mail = stampAsExchange(Buffer.from(withHeader('Subject: otra', LETTER)), 'pass')
    expect(await authenticity(mail, EXCHANGE)).toBe('unknown')
  })
})

describe('a mailbox whose server names itself', () => {
  const results = 'dmarc=pass header.from=cliente.example'

  it('believes that server', async () => {
    expect(await authenticity(withHeader(`Authentication-Results: mx.hotel.example; ${results}`), OURS)).toBe(
      'pass',
    )
  })

  it('believes no other, and nobody without a name', async () => {
    expect(await authenticity(withHeader(`Authentication-Results: mx.evil.example; ${results}`), OURS)).toBe(
      'unknown',
    )
    expect(await authenticity(withHeader(`Authentication-Results: ${results}`), OURS)).toBe('unknown')
  })

  it('does not look below the topmost header', async () => {
    const below = withHeader(`Authentication-Results: mx.hotel.example; ${results}`)
    expect(await authenticity(withHeader('Authentication-Results: mx.evil.example; none', below), OURS)).toBe(
      'unknown',
    )
  })
})

describe('a mailbox where nobody is believed', () => {
  it('does not take a stamp', async () => {
    expect(await authenticity(stampAsExchange(Buffer.from(LETTER), 'pass'), NONE)).toBe('unknown')
  })
})

describe('DKIM as second evidence', () => {
  it('proves the domain that signed', async () => {
    expect(await judge(await sign(LETTER, 'cliente.example'), NONE, keyServer)).toMatchObject({
      authenticity: 'pass',
      evidence: expect.stringContaining('DKIM signature of cliente.example'),
    })
  })

  it.each(['correo.cliente.example', 'cliente.example'])('takes %s for the sender’s own', async (domain) => {
    expect(await authenticity(await sign(LETTER, domain), NONE, keyServer)).toBe('pass')
  })

  it('does not take another domain', async () => {
    expect(await authenticity(await sign(LETTER, 'evil.example'), NONE, keyServer)).toBe('unknown')
  })

  it('does not let one tenant of a provider sign for another', async () => {
    const mail = LETTER.replace('ventas@cliente.example', 'ventas@cliente.onmicrosoft.com')
    expect(await authenticity(await sign(mail, 'evil.onmicrosoft.com'), NONE, keyServer)).toBe('unknown')
  })

  it('does not let somebody below a public suffix sign for the suffix', async () => {
    const mail = LETTER.replace('ventas@cliente.example', 'ventas@github.io')
    expect(await authenticity(await sign(mail, 'evil.github.io'), NONE, keyServer)).toBe('unknown')
  })

  it.each([
    ['its text', (mail: string) => mail.replace('Adjunto OC.', 'Pague aquí.')],
    ['its subject', (mail: string) => mail.replace('OC 45', 'OC 46')],
    ['its sender', (mail: string) => mail.replace('ventas@', 'gerencia@')],
    ['a second subject', (mail: string) => `Subject: otra\r\n${mail}`],
  ])('does not hold after a change of %s', async (_what, change) => {
    expect(await authenticity(change(await sign(LETTER, 'cliente.example')), NONE, keyServer)).toBe('unknown')
  })

  it('does not hold for a part of the body', async () => {
    const signed = await sign(LETTER, 'cliente.example', { maxBodyLength: 5 })
    expect(signed).toMatch(/\bl=5\b/)
    expect(await authenticity(`${signed}Y además esto.\r\n`, NONE, keyServer)).toBe('unknown')
  })

  it('does not hold when the signature leaves the From header out', async () => {
    const signed = await sign(LETTER, 'cliente.example', { headerList: 'subject:date' })
    expect(signed).toMatch(/\bh=Date: Subject;/)
    expect(await authenticity(signed, NONE, keyServer)).toBe('unknown')
  })

  it('does not hold after its time', async () => {
    const signed = await sign(LETTER, 'cliente.example', {
      signTime: new Date('2020-01-01T00:00:00Z'),
      expires: new Date('2020-02-01T00:00:00Z'),
    })
    expect(await authenticity(signed, NONE, keyServer)).toBe('unknown')
  })

  it('holds when the clock of the sender is a little ahead', async () => {
    const signed = await sign(LETTER, 'cliente.example', { signTime: new Date(Date.now() + 120_000) })
    expect(await authenticity(signed, NONE, keyServer)).toBe('pass')
  })

  it('says nothing when the key cannot be had', async () => {
    expect(await authenticity(await sign(LETTER, 'cliente.example'), NONE, noSuchName)).toBe('unknown')
  })
})

describe('a From that is not one plain address', () => {
  it.each([
    ['two headers', `From: otro@evil.example\r\n${LETTER}`],
    ['two addresses', LETTER.replace('<ventas@cliente.example>', '<a@cliente.example>, b@evil.example')],
    ['no header', LETTER.replace(/^From:.*\r\n/, '')],
    ['no address', LETTER.replace('<ventas@cliente.example>', '')],
    ['two @', LETTER.replace('ventas@cliente.example', 'ventas@cliente.example@evil.example')],
    [
      'a quoted local part',
      LETTER.replace('ventas@cliente.example', '"ventas@cliente.example x"@evil.example'),
    ],
  ])('%s: nobody', async (_name, mail) => {
    const stamped = `Authentication-Results: dmarc=pass header.from=cliente.example\r\n${mail}`
    expect(await judge(stamped, EXCHANGE)).toMatchObject({ address: null, authenticity: 'unknown' })
  })

  it('is the whole domain when a comment stands inside it (CVE-2026-125755)', async () => {
    const mail = LETTER.replace('Ventas <ventas@cliente.example>', 'ventas@cliente.example (x).evil.com')
    const stamped = `Authentication-Results: dmarc=pass header.from=cliente.example\r\n${mail}`
    expect(await judge(stamped, EXCHANGE)).toMatchObject({ authenticity: 'unknown' })
    expect((await judge(stamped, EXCHANGE)).address).not.toBe('ventas@cliente.example')
  })
})

describe('a signed mail whose head never ends', () => {
  const folded = (lines: number): string => `References:${'\r\n <a@b.example>'.repeat(lines)}`

  it('is not verified, which would take minutes', async () => {
    const signed = withHeader(folded(50_000), await sign(LETTER, 'cliente.example'))
    const started = performance.now()
    expect(await judge(signed, NONE, keyServer)).toMatchObject({
      authenticity: 'unknown',
      evidence: expect.stringContaining('too long a head') as unknown,
    })
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('is verified where it is only long', async () => {
    const signed = withHeader(folded(1_000), await sign(LETTER, 'cliente.example'))
    expect(await authenticity(signed, NONE, keyServer)).toBe('pass')
  })
})
