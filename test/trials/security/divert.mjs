import http from 'node:http'
import https from 'node:https'

/**
 * Loaded into the service before it begins: what it asks of Microsoft's hosts over HTTPS arrives at servers of the trial on
 * loopback, as by a proxy. Anything else that it asks for that way is refused.
 */
const targets = JSON.parse(process.env.SECURITY_TRIAL_HOSTS ?? '{}')

const optionsOf = (given) => {
  if (typeof given !== 'string' && !(given instanceof URL)) return given
  const { hostname, pathname, search } = new URL(given)
  return { hostname, path: pathname + search }
}

https.request = (first, second, third) => {
  const [more, answer] = typeof second === 'function' ? [{}, second] : [second, third]
  const options = { ...optionsOf(first), ...more }
  const target = targets[options.hostname ?? options.host ?? '']
  if (target === undefined)
    throw new Error(`Nothing may be asked of ${options.hostname ?? options.host} in a trial`)
  const { hostname, port } = new URL(target)
  return http.request(
    { ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined },
    answer,
  )
}
