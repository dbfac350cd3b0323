/**
 * Hosts of the Bot Connector that Teams names in `serviceUrl`: commercial, GCC High, DoD and China.
 * https://learn.microsoft.com/azure/bot-service/bot-service-resources-faq-security
 */
export const TEAMS_SERVICE_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  'frontend.botapi.msg.infra.teams.microsoftonline.cn',
] as const

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

const parse = (url: string): URL | null => (URL.canParse(url) ? new URL(url) : null)

/**
 * Whether an address that a request named is of one of these hosts, over TLS and without a port or a password of its own.
 * Loopback only where there are no credentials to steal.
 */
export const isAddressOf = (
  address: string,
  isHost: (hostname: string) => boolean,
  loopbackAllowed: boolean,
): boolean => {
  const url = parse(address)
  if (!url || url.username !== '' || url.password !== '') return false
  if (loopbackAllowed && LOOPBACK.includes(url.hostname)) return true
  return url.protocol === 'https:' && url.port === '' && isHost(url.hostname)
}

/**
 * Whether the bot may post to this address. Whoever names another one wants our tokens or our mails: the body of
 * a request says where its answer goes.
 */
export const isServiceUrlAllowed = (
  serviceUrl: string,
  hosts: readonly string[],
  loopbackAllowed: boolean,
): boolean => isAddressOf(serviceUrl, (hostname) => hosts.includes(hostname), loopbackAllowed)
