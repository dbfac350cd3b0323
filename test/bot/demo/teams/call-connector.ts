import { asObject, asText } from '../../../../bot/demo/teams/json.js'
import type { JsonObject } from '../../../../bot/demo/teams/json.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'

export interface ConnectorReply {
  readonly status: number
  readonly json: JsonObject
  readonly retryAfter: string | null
}

/** One call of the connector API without the SDK. `path` is what follows `/v3/`. */
export const callConnector =
  (teams: TeamsStandIn) =>
  async (method: string, path: string, body?: unknown): Promise<ConnectorReply> => {
    const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answered = await response.text()
    const json = answered === '' ? {} : asObject(JSON.parse(answered))
    return { status: response.status, json, retryAfter: response.headers.get('retry-after') }
  }

export const codeOf = (json: JsonObject): string | null => asText(asObject(json['error'])['code'])

export const idIn = (json: JsonObject, key: string): string => asText(json[key]) ?? ''

export const activitiesOf = (conversationId: string, rest = ''): string =>
  `conversations/${encodeURIComponent(conversationId)}/activities${rest}`
