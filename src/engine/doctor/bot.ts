import type { DoctorCode } from '../../domain/doctor-code.js'
import type { Finding } from '../../domain/finding.js'
import { doubtful, failing, skipped, well } from '../../domain/make-finding.js'
import type { Attempt, WebProbe } from '../../ports.js'
import { recogniseAnswer } from '../../reading/server-answers.js'

type WebAnswer = Extract<WebProbe, { ok: true }>['value']

const code = (own: DoctorCode): DoctorCode => own

/** Null: no credentials are configured, and the bot answers this machine only. */
export const judgeBotToken = (token: Attempt<string> | null, appId: string | null): Finding => {
  if (token === null) return doubtful('bot', 'bot.credentials', code('bot_without_credentials'))
  const seen = { facts: { appId: appId ?? '' } }
  if (token.ok) return well('bot', 'bot.credentials', seen)
  const { answer } = token
  return {
    ...failing('bot', 'bot.credentials', '', { ...seen, answer }),
    code: recogniseAnswer(answer, 'bot'),
  }
}

/** An empty activity is refused before anybody asks who sends it: by the bot in these words. */
const isOurs = ({ status, body }: WebAnswer): boolean => status === 400 && body.includes('"BadRequest"')

/** Where Teams sends what people write. `url` is null where no public address is configured: then nobody can be asked. */
export const judgeEndpoint = (probe: WebProbe | null, url: string | null): Finding => {
  if (probe === null || url === null) return skipped('bot', 'bot.endpoint')
  if (!probe.ok)
    return failing('bot', 'bot.endpoint', code('bot_unreachable'), { subject: url, answer: probe.answer })
  const { status, body } = probe.value
  return isOurs(probe.value)
    ? well('bot', 'bot.endpoint', { subject: url, facts: { answered: 'true' } })
    : failing('bot', 'bot.endpoint', code('bot_endpoint_wrong'), {
        subject: url,
        answer: `HTTP ${status} ${body}`.trim(),
      })
}

/** Null: nobody has installed the app in a team yet. */
export const judgeChannel = (channelId: string | null): Finding =>
  channelId === null
    ? doubtful('bot', 'bot.channel', code('bot_channel_unknown'))
    : well('bot', 'bot.channel', { facts: { channel: channelId } })

/** Null: nobody asked for a card. */
export const judgeCard = (posted: Attempt<null> | null): Finding => {
  if (posted === null) return skipped('bot', 'bot.card')
  return posted.ok
    ? well('bot', 'bot.card')
    : failing('bot', 'bot.card', code('bot_card_refused'), { answer: posted.answer })
}
