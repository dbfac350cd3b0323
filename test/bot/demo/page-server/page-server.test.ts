import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startPageServer } from '../../../../bot/demo/page-server/page-server.js'
import type { PageServer } from '../../../../bot/demo/page-server/page-server.js'
import { asObject } from '../../../../bot/demo/teams/json.js'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { startRecordingBot } from '../teams/recording-bot.js'
import type { RecordingBot } from '../teams/recording-bot.js'
import { fakeBackend } from './fake-backend.js'
import type { FakeBackend } from './fake-backend.js'

const ana = teamsUser('Ana Prueba')
const luis = teamsUser('Luis Prueba')

const CONSENT = {
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name: 'reporte.xlsx',
  content: { description: 'Marzo', sizeInBytes: 5, acceptContext: {}, declineContext: {} },
}

let teams: TeamsStandIn
let bot: RecordingBot
let page: PageServer
let demo: FakeBackend

beforeEach(async () => {
  bot = await startRecordingBot()
  teams = await startTeamsStandIn({ members: [ana, luis] })
  teams.connectBot(bot.endpoint)
  demo = fakeBackend(teams, [
    { key: 'ana', user: ana, role: 'Equipo' },
    { key: 'luis', user: luis, role: 'Equipo' },
  ])
  page = await startPageServer(demo.backend, 0)
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
    expect(demo.wishes).toEqual(['oc_client', ['reply', 'AAKLMNO'], 'day'])
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
    expect(demo.wishes).toEqual([['oc.pdf', 5, 'order']])
  })

  it('is said in the channel with a mention', async () => {
    await post('api/say', { text: 'pendientes' })
    expect(bot.activities[0]).toMatchObject({ text: '<at>Control OC</at> pendientes' })
  })

  it('from another site is refused', async () => {
    const response = await post('api/pass', { span: 'day' }, { origin: 'http://elsewhere.example' })
    expect([response.status, demo.wishes]).toEqual([403, []])
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

describe('who sits in front of the page', () => {
  it('is the first one unless the address names another', async () => {
    await post('api/say', { text: 'pendientes' })
    await post('api/say?como=luis', { text: 'ayuda' })
    await post('api/say?como=nadie', { text: 'estado' })
    expect(bot.activities.map((activity) => asObject(activity['from'])['name'])).toEqual([
      'Ana Prueba',
      'Luis Prueba',
      'Ana Prueba',
    ])
  })

  it('presses nothing in the chat of somebody else', async () => {
    const { activityId } = await teams.say('hola', { from: ana, personal: true })
    const press = { postId: activityId, verb: 'x', title: 'x', data: {} }
    const statuses = [await post('api/execute?como=luis', press), await post('api/execute?como=ana', press)]
    expect(statuses.map(({ status }) => status)).toEqual([409, 200])
  })
})

describe('a file', () => {
  const give = (name: string) =>
    fetch(`${page.url}api/send-file?como=luis&filename=${name}`, { method: 'POST', body: 'a;b' })

  it('is given to the bot in the chat of who sits there', async () => {
    await give('clientes.csv')
    expect(JSON.stringify(bot.activities[0]?.['attachments'])).toContain('clientes.csv')
    expect(teams.personalChat(luis)?.posts).toHaveLength(1)
  })

  it('that is no sheet is refused', async () => {
    expect((await give('foto.png')).status).toBe(409)
    expect(bot.activities).toEqual([])
  })

  it('comes back as a download, for who is in the chat', async () => {
    await give('clientes.csv')
    const path = `file/${teams.personalChat(luis)?.posts[0]?.id}`
    const own = await fetch(`${page.url}${path}?como=luis`)
    const other = await fetch(`${page.url}${path}?como=ana`)
    expect([await own.text(), other.status]).toEqual(['a;b', 404])
    expect(own.headers.get('content-disposition')).toContain('attachment')
  })

  it('that the bot offers is answered in the name of who sits there', async () => {
    const chat = await teams.installFor(luis)
    await fetch(`${teams.serviceUrl}v3/conversations/${chat}/activities`, {
      method: 'POST',
      body: JSON.stringify({ type: 'message', attachments: [CONSENT] }),
    })
    const postId = teams.thread(chat)?.posts[0]?.id
    await post('api/consent?como=luis', { postId, answer: 'decline' })
    expect(bot.activities.at(-1)).toMatchObject({
      name: 'fileConsent/invoke',
      from: { name: 'Luis Prueba' },
      value: { action: 'decline' },
    })
  })
})

describe('the feed', () => {
  /** Names of the events until the named one has come. */
  const readUntil = async (last: string, viewer = 'ana'): Promise<string[]> => {
    const response = await fetch(`${page.url}events?como=${viewer}`)
    const events: string[] = []
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      events.push(...Array.from(decoder.decode(chunk).matchAll(/event: (\w+)/gu), ([, name = '']) => name))
      if (events.includes(last)) break
    }
    return events
  }

  it('begins with all that a page needs to draw itself', async () => {
    expect(await readUntil('ready')).toEqual([
      'place',
      'people',
      'commands',
      'samples',
      'clock',
      'reservations',
      'mail',
      'ready',
    ])
  })

  it('shows a chat only to who is in it', async () => {
    await teams.say('hola', { from: ana, personal: true })
    expect(await readUntil('ready', 'ana')).toContain('thread')
    expect(await readUntil('ready', 'luis')).not.toContain('thread')
  })

  it('tells of a thread that changed', async () => {
    const events = readUntil('thread')
    await teams.say('hola', { from: ana })
    expect(await events).toContain('thread')
  })

  it('shows the answer to a press only to who pressed', async () => {
    const shown = {
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlock', text: 'solo para Ana' }],
    }
    bot.answerInvokesWith({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: shown })
    const { activityId } = await teams.say('hola', { from: luis })
    await post('api/execute?como=ana', { postId: activityId, verb: 'x', title: 'x', data: {} })
    const greeting = async (viewer: string) => {
      const reader = (await fetch(`${page.url}events?como=${viewer}`)).body?.getReader()
      return new TextDecoder().decode((await reader?.read())?.value)
    }
    expect([
      (await greeting('ana')).includes('solo para Ana'),
      (await greeting('luis')).includes('solo para Ana'),
    ]).toEqual([true, false])
  })

  it('tells the time again when something has moved', async () => {
    const response = await fetch(`${page.url}events`)
    const reader = response.body?.getReader()
    await reader?.read()
    demo.progress()
    const { value } = (await reader?.read()) ?? {}
    expect(new TextDecoder().decode(value)).toContain('event: clock')
  })
})
