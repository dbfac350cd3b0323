import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGoogleTokens } from '../../../../src/adapters/oauth/google-tokens.js'
import { startTokenServer, type TokenServer } from '../../../servers/token-server.js'

const MINUTE_MS = 60_000

let server: TokenServer
let elapsed = 0

beforeEach(async () => {
  elapsed = 0
  server = await startTokenServer()
})

afterEach(() => server.stop())

const tokensOf = (limitMs?: number) =>
  createGoogleTokens(
    {
      clientId: '1234.apps.example',
      clientSecret: 'GOCSPX-ejemplo',
      refreshToken: '1//ejemplo',
      tokenUrl: server.googleTokenUrl,
    },
    { elapsed: () => elapsed, ...(limitMs !== undefined && { limitMs }) },
  )

describe('tokens of Google', () => {
  it('are asked for by the refresh token of the mailbox', async () => {
    await tokensOf().token()
    expect(Object.fromEntries(server.requests[0] ?? [])).toEqual({
      grant_type: 'refresh_token',
      client_id: '1234.apps.example',
      client_secret: 'GOCSPX-ejemplo',
      refresh_token: '1//ejemplo',
    })
  })

  it('are kept until five minutes before they expire', async () => {
    const tokens = tokensOf()
    const first = await tokens.token()
    elapsed = 54 * MINUTE_MS
    expect(await tokens.token()).toBe(first)
    elapsed = 55 * MINUTE_MS
    expect(await tokens.token()).not.toBe(first)
  })

  it('are others once the mail server has refused one', async () => {
    const tokens = tokensOf()
    const first = await tokens.token()
    tokens.refused()
    expect(await tokens.token()).not.toBe(first)
  })

  it('are refused in the words of the provider, and without a secret', async () => {
    const description = 'Token has been expired or revoked.'
    server.become({ refuse: { status: 400, error: 'invalid_grant', description } })
    const failure = await tokensOf().token().then(String, String)
    expect(failure).toContain('invalid_grant Token has been expired or revoked.')
    expect(failure).not.toMatch(/GOCSPX|1\/\/ejemplo/)
  })

  it('say when an answer is none', async () => {
    server.become({ refuse: { status: 502, error: '', description: '' } })
    await expect(tokensOf().token()).rejects.toThrow('(502)')
  })

  it('are not waited for without end', async () => {
    server.become({ refuse: 'hang' })
    await expect(tokensOf(100).token()).rejects.toThrow('timeout')
  })
})
