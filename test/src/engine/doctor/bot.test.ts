import { describe, expect, it } from 'vitest'
import { judgeBotToken, judgeCard, judgeChannel, judgeEndpoint } from '../../../../src/engine/doctor/bot.js'

const URL = 'https://bot.example/api/messages'

const page = (status: number, body: string) => ({ ok: true, value: { status, body } }) as const

describe('what the doctor judges of the bot', () => {
  it('hears why there is no token for it', () => {
    const answer = 'invalid_client AADSTS7000222: The provided client secret keys are expired.'
    expect(judgeBotToken({ ok: false, answer }, 'id')).toMatchObject({
      level: 'failure',
      code: 'token_secret_expired',
    })
    expect(judgeBotToken({ ok: true, value: 'token' }, 'id')).toMatchObject({ level: 'ok' })
    expect(judgeBotToken(null, null)).toMatchObject({ level: 'warning', code: 'bot_without_credentials' })
  })

  it.each([
    [page(400, '{"code":"BadRequest"}'), null],
    [page(400, '<html>Bad Request</html>'), 'bot_endpoint_wrong'],
    [page(200, '<html>Bienvenido</html>'), 'bot_endpoint_wrong'],
    [page(502, 'Bad Gateway'), 'bot_endpoint_wrong'],
    [{ ok: false as const, answer: 'connect ECONNREFUSED 192.0.2.1:443' }, 'bot_unreachable'],
  ])('%j at the public address', (probe, code) => {
    expect(judgeEndpoint(probe, URL).code).toBe(code)
  })

  it('misses a channel, and a card only where one was asked for', () => {
    expect(judgeChannel(null)).toMatchObject({ code: 'bot_channel_unknown' })
    expect(judgeChannel('19:a@thread.tacv2')).toMatchObject({ level: 'ok' })
    expect(judgeCard(null)).toMatchObject({ level: 'skipped' })
    expect(judgeCard({ ok: false, answer: '403 Forbidden' })).toMatchObject({ code: 'bot_card_refused' })
  })
})
