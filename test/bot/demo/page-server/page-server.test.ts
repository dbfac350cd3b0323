import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DemoRefusal } from '../../../../bot/demo/demo-refusal.js'
import type { ClientMail } from '../../../../bot/demo/mail/outbox.js'
import type { DemoBackend } from '../../../../bot/demo/page-server/backend.js'
import { startPageServer } from '../../../../bot/demo/page-server/page-server.js'
import type { PageServer } from '../../../../bot/demo/page-server/page-server.js'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { startRecordingBot } from '../teams/recording-bot.js'
import type { RecordingBot } from '../teams/recording-bot.js'

const MAIL: ClientMail = {
  id: 'mail-1',
  at: '2026-03-02T13:00:00.000Z',
  from: 'controloc@oficina.example',
  to: ['compras@cliente.example'],
  cc: [],
  subject: 'Solicitud',
  text: 'Estimados',
  html: '<p>Estimados</p><script>alert(1)</script>',
  messageId: null,
  references: [],
}

let teams: TeamsStandIn
let bot: RecordingBot
let page: PageServer
let wishes: unknown[]
let progress: () => void

const backend = (): DemoBackend => ({
  teams,
  viewer: teamsUser('Ana Prueba'),
  samples: { confirmations: [], orders: [] },
  clock: async () => ({ now: MAIL.at, zone: 'America/Santiago', inOffice: true, next: null }),
  openReservations: async () => [],
  clientMails: () => [MAIL],
  onClientMail: () => () => {},
  onProgress: (listener) => {
    progress = listener
    return () => {}
  },
  sendConfirmation: async (kind) => {
    if (kind !== 'oc_client') throw new DemoRefusal('No existe.')
    wishes.push(kind)
  },
  sendOrder: async (...wish) => {
    wishes.push(wish)
  },
  sendFile: async ({ filename, content, as }) => {
    wishes.push([filename, content.length, as])
  },
  letPass: async (span) => {
    wishes.push(span)
  },
})

beforeEach(async () => {
  wishes = []
  bot = await startRecordingBot()
  teams = await startTeamsStandIn()
  teams.connectBot(bot.endpoint)
  page = await startPageServer(backend(), 0)
})

afterEach(async () => {
  await page.stop()
  await teams.stop()
  await bot.stop()
})

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(page.url + path, { method: 'POST', body: JSON.stringify(body), headers })

describe('the files of the page', () => {
  it.each([
    ['', 'text/html; charset=utf-8'],
    ['styles/base.css', 'text/css; charset=utf-8'],
    ['scripts/main.js', 'text/javascript; charset=utf-8'],
    ['adaptivecards.js', 'text/javascript; charset=utf-8'],
    ['icons.svg', 'image/svg+xml'],
  ])('serves /%s', async (path, type) => {
    const response = await fetch(page.url + path)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
  })

  it('serves nothing besides', async () => {
    const statuses = ['package.json', 'scripts/..%2f..%2fmain.ts', 'scripts/none.js'].map(
      async (path) => (await fetch(page.url + path)).status,
    )
    expect(await Promise.all(statuses)).toEqual([404, 404, 404])
  })

  it('lets nothing come from elsewhere', async () => {
    const policy = (await fetch(page.url)).headers.get('content-security-policy')
    expect(policy).toContain("default-src 'self'")
  })
})

describe('a mail', () => {
  it('is shown in a sandbox that runs no script', async () => {
    const response = await fetch(`${page.url}mail/mail-1`)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/u)
    expect(await response.text()).toContain('<p>Estimados</p>')
  })

  it('is not found under another name', async () => {
    expect((await fetch(`${page.url}mail/mail-2`)).status).toBe(404)
  })
})

describe('a wish of the page', () => {
  it('is handed to the demo', async () => {
    await post('api/confirmation', { kind: 'oc_client' })
    await post('api/order', { kind: 'reply', locator: 'AAKLMNO' })
    await post('api/pass', { span: 'day' })
    expect(wishes).toEqual(['oc_client', ['reply', 'AAKLMNO'], 'day'])
  })

  it('that cannot be fulfilled is answered with its reason', async () => {
    const response = await post('api/confirmation', { kind: 'none' })
    expect([response.status, await response.json()]).toEqual([409, { message: 'No existe.' }])
  })

  it('that nobody knows is refused', async () => {
    expect((await post('api/none', {})).status).toBe(409)
  })

  it('can bring a file', async () => {
    await fetch(`${page.url}api/upload?filename=oc.pdf&as=order&locator=AAKLMNO`, {
      method: 'POST',
      body: 'abcde',
    })
    expect(wishes).toEqual([['oc.pdf', 5, 'order']])
  })

  it('is said in the channel with a mention', async () => {
    await post('api/say', { text: 'pendientes' })
    expect(bot.activities[0]).toMatchObject({ text: '<at>Control OC</at> pendientes' })
  })

  it('from another site is refused', async () => {
    const response = await post('api/pass', { span: 'day' }, { origin: 'http://elsewhere.example' })
    expect([response.status, wishes]).toEqual([403, []])
  })

  it('under another name of this machine is refused', async () => {
    const status = await new Promise((resolve) => {
      const call = request(page.url, { headers: { host: 'elsewhere.example' } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      call.end()
    })
    expect(status).toBe(403)
  })
})

describe('the feed', () => {
  const readUntil = async (last: string): Promise<string[]> => {
    const response = await fetch(`${page.url}events`)
    const events: string[] = []
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      events.push(...Array.from(decoder.decode(chunk).matchAll(/event: (\w+)/gu), ([, name = '']) => name))
      if (events.includes(last)) break
    }
    return events
  }

  it('begins with all that a page needs to draw itself', async () => {
    expect(await readUntil('mail')).toEqual(['place', 'samples', 'clock', 'reservations', 'mail'])
  })

  it('tells of a thread that changed', async () => {
    const events = readUntil('thread')
    await teams.say('hola', { from: teamsUser('Ana Prueba') })
    expect(await events).toContain('thread')
  })

  it('tells the time again when something has moved', async () => {
    const response = await fetch(`${page.url}events`)
    const reader = response.body?.getReader()
    await reader?.read()
    progress()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toContain('event: clock')
  })
})
