import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import { faultText, type Log } from './ambient.js'
import { invokeMessage } from './outgoing.js'
import { TURN_FAILED } from './texts/es.js'

/** Of an Entra app registration (SingleTenant) or a user-assigned managed identity. */
export interface BotCredentials {
  readonly appId: string
  /** Not needed for UserAssignedMSI. */
  readonly appPassword: string | null
  readonly tenantId: string
  readonly type: 'SingleTenant' | 'UserAssignedMSI'
}

/** The request is not from the Bot Connector: answer 401 and say no more. */
export class NotAuthenticated extends Error {}

/** The keys that tokens are checked with could not be fetched: answer 503, so that the connector tries again. */
export class IdentityProviderAway extends Error {}

type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>

/** Who has sent a request, as it was found out. */
export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>

/** The `channelId` of Teams in the Bot Framework. */
export const TEAMS_SOURCE = 'msteams'

/** Three parts, as a signed JSON Web Token has them (RFC 7515, 7.1). */
const BEARER_TOKEN = /^Bearer [\w-]+\.[\w-]+\.[\w-]+$/u

export type TurnLogic = (context: TurnContext) => Promise<void>

/** Further settings of ConfigurationBotFrameworkAuthentication; tests point it at an identity provider of their own. */
export type AuthenticationSettings = Readonly<Record<string, string | boolean>>

const settingsOf = (credentials: BotCredentials | null): Record<string, string> =>
  credentials === null
    ? { MicrosoftAppId: '', MicrosoftAppPassword: '' }
    : {
        MicrosoftAppId: credentials.appId,
        MicrosoftAppPassword: credentials.appPassword ?? '',
        MicrosoftAppTenantId: credentials.tenantId,
        MicrosoftAppType: credentials.type,
      }

/** botframework-connector's AuthenticationError carries 500 when the OpenID metadata cannot be loaded; node-fetch names its own. */
const isProviderAway = (fault: unknown): boolean =>
  fault instanceof Error &&
  (fault.name === 'FetchError' || ('statusCode' in fault && fault.statusCode === 500))

/**
 * The Bot Framework's adapter. Its own `process` answers 500 with the fault's message where the token is bad, and
 * its proactive calls hide failed sends behind `onTurnError`; so requests come in by `receive`, and proactive posts
 * go out by a plain `connector`.
 */
export class BotAdapter extends CloudAdapter {
  private readonly appId: string

  constructor(credentials: BotCredentials | null, more: AuthenticationSettings = {}) {
    super(new ConfigurationBotFrameworkAuthentication({ ...settingsOf(credentials), ...more }))
    this.appId = credentials?.appId ?? ''
  }

  /**
   * Looks at an Authorization header before anything else of the request is read.
   * @throws NotAuthenticated when there is no bearer token in it (RFC 6750, 2.1) and there must be one.
   */
  expectToken(authorization: string): void {
    if (this.appId !== '' && !BEARER_TOKEN.test(authorization)) throw new NotAuthenticated('no bearer token')
  }

  /**
   * Whose request it is, by the rules for Teams: botbuilder checks tokens of some other services by others.
   * @throws NotAuthenticated when the token is missing, forged, expired, for another bot or for another service URL.
   * @throws IdentityProviderAway when that could not be found out.
   */
  async authenticate(authorization: string, serviceUrl: string): Promise<Caller> {
    try {
      return await this.botFrameworkAuthentication.authenticateRequest(
        { channelId: TEAMS_SOURCE, serviceUrl } as Activity,
        authorization,
      )
    } catch (fault) {
      const Kind = isProviderAway(fault) ? IdentityProviderAway : NotAuthenticated
      throw new Kind(faultText(fault), { cause: fault })
    }
  }

  /** Runs one turn; the result is the answer of an invoke. */
  receive(caller: Caller, activity: Activity, logic: TurnLogic): Promise<InvokeResponse | undefined> {
    return this.processActivity(caller, activity, logic)
  }

  /** A client of the connector that speaks as this bot. */
  async connector(serviceUrl: string): Promise<ConnectorClient> {
    const factory = this.botFrameworkAuthentication.createConnectorFactory(
      this.createClaimsIdentity(this.appId),
    )
    // Without an audience it is the one of the cloud that is configured.
    return factory.create(serviceUrl)
  }
}

/** A turn that fails is logged, and the person hears one sentence. When even that cannot be sent, the log must do. */
export const apologise =
  (log: Log) =>
  async (context: TurnContext, fault: Error): Promise<void> => {
    log.error({ fault: faultText(fault), stack: fault.stack, activity: context.activity.type }, 'Turn failed')
    try {
      if (context.activity.type === 'message') await context.sendActivity(TURN_FAILED)
      if (context.activity.type === 'invoke') await invokeMessage(context, TURN_FAILED)
    } catch (second) {
      log.warn({ fault: faultText(second) }, 'The apology could not be sent')
    }
  }
