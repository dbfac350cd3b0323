import { describe, expect, test } from 'vitest'
import { TEAMS_SERVICE_HOSTS, isServiceUrlAllowed } from '../../bot/service-url.js'

const allowed = (url: string, loopback = false): boolean =>
  isServiceUrlAllowed(url, TEAMS_SERVICE_HOSTS, loopback)

describe('the service URL', () => {
  test.each(['https://smba.trafficmanager.net/amer/', 'https://smba.infra.gcc.teams.microsoft.com/'])(
    '%s is of Teams',
    (url) => expect(allowed(url)).toBe(true),
  )

  test.each([
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/smba.trafficmanager.net',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:secret@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net:8443/',
    'https://169.254.169.254/metadata',
    'file:///etc/passwd',
    'http://127.0.0.1:3978/',
    'smba.trafficmanager.net',
    '',
  ])('"%s" is refused', (url) => expect(allowed(url)).toBe(false))

  test('on this machine is good only where there are no credentials', () => {
    expect(allowed('http://127.0.0.1:3978/', true)).toBe(true)
    expect(allowed('http://localhost:3978/', true)).toBe(true)
    expect(allowed('http://127.0.0.1.evil.example/', true)).toBe(false)
  })
})
