import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AzureApplication } from '../../../../src/adapters/oauth/azure-tokens.js'
import { createAzureTokens } from '../../../../src/adapters/oauth/azure-tokens.js'
import { localCertificate } from '../../../servers/certificate.js'
import { CLIENT, startTokenServer, TENANT, type TokenServer } from '../../../servers/token-server.js'

const MAIL = 'https://outlook.office365.com'
const GRAPH = 'https://graph.microsoft.com'
const SECRET = 'abc8Q~un-secreto'

let server: TokenServer

beforeEach(async () => {
  server = await startTokenServer()
})

afterEach(() => server.stop())

const tokensOf = (changes: Partial<AzureApplication> = {}, limitMs?: number) =>
  createAzureTokens(
    {
      tenantId: TENANT,
      clientId: CLIENT,
      credential: { kind: 'secret', secret: SECRET },
      authority: server.authority,
      ...changes,
    },
    limitMs,
  )

const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

describe('tokens of Entra', () => {
  it('are asked for by client credentials, for the resource', async () => {
    const token = await tokensOf()(MAIL).token()
    expect(claimsOf(token)).toMatchObject({ aud: MAIL, appid: CLIENT })
    expect(Object.fromEntries(server.requests[0] ?? [])).toMatchObject({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      client_secret: SECRET,
      scope: expect.stringContaining(`${MAIL}/.default`),
    })
  })

  it('are kept, one for each resource', async () => {
    const tokens = tokensOf()
    const first = await tokens(MAIL).token()
    expect(await tokens(MAIL).token()).toBe(first)
    expect(await tokens(GRAPH).token()).not.toBe(first)
    expect(server.requests).toHaveLength(2)
  })

  it('are renewed before they expire', async () => {
    server.become({ lifetime: 299 })
    const mail = tokensOf()(MAIL)
    const first = await mail.token()
    expect(await mail.token()).not.toBe(first)
  })

  it('are others once the mail server has refused one', async () => {
    const mail = tokensOf()(MAIL)
    const first = await mail.token()
    mail.refused()
    const second = await mail.token()
    expect(second).not.toBe(first)
    expect(await mail.token()).toBe(second)
  })

  it('are asked for with a signed assertion where there is a certificate', async () => {
    const { cert, key } = localCertificate('rsa')
    await tokensOf({ credential: { kind: 'certificate', certificate: cert, privateKey: key } })(MAIL).token()
    const form = Object.fromEntries(server.requests[0] ?? [])
    expect(form).toMatchObject({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    })
    expect(claimsOf(form['client_assertion'] ?? '')).toMatchObject({ iss: CLIENT, sub: CLIENT })
  })

  it('are refused in the words of the provider, and without the secret', async () => {
    const description =
      'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent is the value.'
    server.become({ refuse: { status: 401, error: 'invalid_client', description } })
    const failure = await tokensOf()(MAIL).token().then(String, String)
    expect(failure).toContain('AADSTS7000215')
    expect(failure).not.toContain(SECRET)
  })

  it('name a tenant that is none, though it is only looked up', async () => {
    const description = "AADSTS90002: Tenant 'no-such-tenant.example' not found."
    server.become({ unknownTenant: description })
    await expect(tokensOf()(MAIL).token()).rejects.toThrow('AADSTS90002')
  })

  it('are asked for again once the provider is back', async () => {
    server.become({ refuse: 'cut' })
    const mail = tokensOf()(MAIL)
    await expect(mail.token()).rejects.toThrow('127.0.0.1')
    server.become({ refuse: null })
    await expect(mail.token()).resolves.toContain('.')
  })

  it('serve until they expire while the provider is away', async () => {
    server.become({ lifetime: 299 })
    const mail = tokensOf()(MAIL)
    const first = await mail.token()
    server.become({ refuse: 'cut' })
    expect(await mail.token()).toBe(first)
    mail.refused()
    await expect(mail.token()).rejects.toThrow('could not be asked for a token')
  })

  it('are not waited for without end', async () => {
    server.become({ refuse: 'hang' })
    await expect(tokensOf({}, 100)(MAIL).token()).rejects.toThrow(
      /127\.0\.0\.1:\d+ could not be asked for a token: .*timeout/,
    )
  })
})
