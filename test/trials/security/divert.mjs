import http from 'node:http'
import https from 'node:https'

/**
 * Loaded into the service before it begins: what it asks of Microsoft's hosts over HTTPS arrives at servers of the trial on
 * loopback, as by a proxy. Anything else that it asks for that way is refused.
 */
const targets = JSON.parse(process.env.SECURITY_TRIAL_HOSTS ?? '{}')

/** What would have gone out into the world is told: the trial takes it for a breach. */
const refuse = (host) => {
  process.stdout.write(`ASKED OF A STRANGER: ${host}\n`)
  throw new Error(`Nothing may be asked of ${host} in a trial`)
}

const optionsOf = (given) => {
  if (typeof given !== 'string' && !(given instanceof URL)) return given
  const { hostname, pathname, search } = new URL(given)
  return { hostname, path: pathname + search }
}

https.request = (first, second, third) => {
  const [more, answer] = typeof second === 'function' ? [{}, second] : [second, third]
  const options = { ...optionsOf(first), ...more }
  const host = options.hostname ?? options.host ?? ''
  const target = targets[host] ?? refuse(host)
  const { hostname, port } = new URL(target)
  return http.request(
    { ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined },
    answer,
  )
}

const fetchAsItIs = globalThis.fetch
const LOOPBACK = /^(?:localhost|0\.0\.0\.0|127\.[\d.]+|\[::(?:1|ffff:7f00:1)\])$/u

/** Servers of the trial itself, on loopback, are reached as they are: one of them hears of every visit. */
globalThis.fetch = async (given, init) => {
  const { hostname, pathname, search } = new URL(given)
  const target = targets[hostname]
  if (target !== undefined) return fetchAsItIs(new URL(pathname + search, target), init)
  return LOOPBACK.test(hostname) ? fetchAsItIs(given, init) : refuse(hostname)
}
