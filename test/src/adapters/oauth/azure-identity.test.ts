import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAzureTokens } from '../../../../src/adapters/oauth/azure-tokens.js'
import { CLIENT, startTokenServer, type TokenServer } from '../../../servers/token-server.js'

describe('tokens of the machine’s own identity', () => {
  let server: TokenServer

  const managed = () =>
    createAzureTokens(
      {
        tenantId: null,
        clientId: CLIENT,
        credential: { kind: 'managed_identity' },
        authority: 'https://login.microsoftonline.com',
      },
      200,
    )

  // msal looks for the source of the identity once for each process.
  beforeAll(async () => {
    server = await startTokenServer()
    vi.stubEnv('IDENTITY_ENDPOINT', server.identityEndpoint)
    vi.stubEnv('IDENTITY_HEADER', 'cabecera')
  })

  beforeEach(() => server.become({ refuse: null }))

  afterAll(async () => {
    vi.unstubAllEnvs()
    await server.stop()
  })

  it('are asked of the machine, without a secret, and kept', async () => {
    const mail = managed()('https://mail-one.example')
    expect(await mail.token()).toBe(await mail.token())
    expect(server.requests.map((form) => Object.fromEntries(form))).toMatchObject([
      { client_id: CLIENT, resource: 'https://mail-one.example' },
    ])
  })

  it('are others once the mail server has refused one', async () => {
    const mail = managed()('https://mail-two.example')
    const first = await mail.token()
    mail.refused()
    expect(await mail.token()).not.toBe(first)
  })

  it('are refused in the words of the machine', async () => {
    const refuse = { status: 400, error: 'invalid_request', description: 'Identity not found' }
    server.become({ refuse })
    await expect(managed()('https://mail-three.example').token()).rejects.toThrow('Identity not found')
  })

  it('are not waited for without end', async () => {
    server.become({ refuse: 'hang' })
    await expect(managed()('https://mail-four.example').token()).rejects.toThrow('timeout')
  })
})
