import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../bot/commands/index.js'
import { appManifest } from '../../manifest/app-manifest.js'
import { packageApp } from '../../manifest/package-app.js'
import { readSettings } from '../../manifest/settings.js'

const SETTINGS = {
  appId: '11111111-2222-4333-8444-555555555555',
  publicUrl: 'https://oc.empresa.example',
  companyName: 'Empresa Ejemplo',
  version: '0.1.0',
}

const built = async (): Promise<Readonly<Record<string, Uint8Array>>> => {
  const outcome = await packageApp(SETTINGS)
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'))
  return unzipSync(outcome.zip)
}

/** Width, height and colour type, as the header of a PNG says them. */
const headerOf = (png: Uint8Array | undefined): readonly number[] => {
  const view = Buffer.from(png ?? [])
  return [view.readUInt32BE(16), view.readUInt32BE(20), view.readUInt8(25)]
}

describe('the Teams app', () => {
  test('holds the manifest and both icons at the top of the zip', async () => {
    expect(Object.keys(await built()).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
  })

  test('has the ids of the bot and the domain of the service', async () => {
    const files = await built()
    const manifest: unknown = JSON.parse(new TextDecoder().decode(files['manifest.json']))
    expect(manifest).toMatchObject({
      id: SETTINGS.appId,
      bots: [{ botId: SETTINGS.appId }],
      validDomains: ['oc.empresa.example'],
    })
    expect(JSON.stringify(manifest)).not.toContain('${')
  })

  test('proposes every command of the bot in channels and chats', () => {
    const [bot] = appManifest(SETTINGS).bots
    const lists = bot?.commandLists as unknown as { scopes: string[]; commands: { title: string }[] }[]
    expect(lists.map(({ scopes }) => scopes)).toEqual([['team'], ['personal'], ['groupChat']])
    expect(lists[0]?.commands.map(({ title }) => title)).toEqual(COMMANDS.map(({ names }) => names[0]))
  })

  test('has icons of the sizes that Teams asks for', async () => {
    const files = await built()
    expect(headerOf(files['color.png'])).toEqual([192, 192, 6])
    expect(headerOf(files['outline.png'])).toEqual([32, 32, 6])
  })

  test('comes out the same when it is built again', async () => {
    const [one, other] = [await packageApp(SETTINGS), await packageApp(SETTINGS)]
    expect(one).toEqual(other)
  })

  test('that Microsoft’s schema refuses is not built', async () => {
    const outcome = await packageApp({ ...SETTINGS, appId: 'no guid' })
    expect(outcome.ok).toBe(false)
    expect(JSON.stringify(outcome)).toMatch(/guid|pattern|id/iu)
  })
})

describe('its settings', () => {
  test('name what is missing', () => {
    expect(readSettings({ PUBLIC_URL: 'https://oc.example' }, '0.1.0')).toEqual({
      ok: false,
      problem: expect.stringContaining('Faltan en el entorno o en .env: MicrosoftAppId.'),
    })
  })

  test('must name an address with https', () => {
    const env = { MicrosoftAppId: SETTINGS.appId, PUBLIC_URL: 'http://oc.example' }
    expect(readSettings(env, '0.1.0')).toMatchObject({
      ok: false,
      problem: expect.stringContaining('https://'),
    })
  })
})
