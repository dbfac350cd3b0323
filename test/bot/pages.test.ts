import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appManifest } from '../../manifest/app-manifest.js'
import { startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

beforeAll(async () => {
  world = await startBotInTeams({ operator: { name: 'Hoteles & Cía <S.A.>', address: 'oc@hoteles.example' } })
})

afterAll(() => world.stop())

const page = async (path: string): Promise<string> => (await fetch(`${world.url}${path}`)).text()

const { developer } = appManifest({
  appId: '11111111-2222-4333-8444-555555555555',
  publicUrl: 'https://oc.example',
  companyName: 'Hoteles',
  version: '0.1.0',
  readsAllMessages: false,
})

const LINKED = [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl].map(
  (url) => new URL(url).pathname,
)

describe('the pages about the app', () => {
  test.each(LINKED)('are there where the manifest links to them: %s', async (path) => {
    const answer = await fetch(`${world.url}${path}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each(LINKED)('name who runs the service, and nothing of it as markup: %s', async (path) => {
    const text = await page(path)
    expect(text).toContain('Hoteles &amp; Cía &lt;S.A.&gt;')
    expect(text).toContain('oc@hoteles.example')
  })

  test('lead to each other', async () => {
    const links = [...(await page('/')).matchAll(/href="([^"]+)"/gu)].map(([, path]) => path)
    expect(links).toEqual(['privacidad', 'condiciones'])
  })
})
