import { AppManifestUtils, type TeamsManifest } from '@microsoft/app-manifest'
import { unzipSync } from 'fflate'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { appManifest } from '../../manifest/app-manifest.js'
import { colourIcon, outlineIcon } from '../../manifest/icons.js'
import { packageApp } from '../../manifest/package-app.js'

const SETTINGS = {
  appId: '11111111-2222-4333-8444-555555555555',
  publicUrl: 'https://oc.empresa.example',
  companyName: 'Empresa Ejemplo',
  version: '0.1.0',
  readsAllMessages: false,
}

const built = async (changes: Partial<typeof SETTINGS> = {}) => {
  const outcome = await packageApp({ ...SETTINGS, ...changes })
  if (!outcome.ok) throw new Error(outcome.problems.join('\n'))
  return unzipSync(outcome.zip)
}

const manifestWith = (changes: Partial<typeof SETTINGS> = {}) => appManifest({ ...SETTINGS, ...changes })

afterEach(() => vi.unstubAllEnvs())

describe('the manifest', () => {
  test('has the ids of the bot and the domain of the service', () => {
    expect(manifestWith()).toMatchObject({
      id: SETTINGS.appId,
      bots: [{ botId: SETTINGS.appId }],
      validDomains: ['oc.empresa.example'],
    })
    expect(JSON.stringify(manifestWith())).not.toContain('${')
  })

  test('lets the bot work in teams, group chats and personal chats, and take files', () => {
    const bot = { scopes: ['team', 'groupChat', 'personal'], supportsFiles: true, isNotificationOnly: false }
    expect(manifestWith()).toMatchObject({ bots: [bot] })
  })

  test('links to the pages that the service has about itself', () => {
    expect(manifestWith({ publicUrl: 'https://oc.empresa.example/bot' }).developer).toMatchObject({
      websiteUrl: 'https://oc.empresa.example/bot/',
      privacyUrl: 'https://oc.empresa.example/bot/privacidad',
      termsOfUseUrl: 'https://oc.empresa.example/bot/condiciones',
    })
  })

  test('asks for nothing that belongs to a team', () => {
    expect(manifestWith()).not.toHaveProperty('authorization')
    expect(manifestWith()).not.toHaveProperty('webApplicationInfo')
  })

  test('asks the team for its messages where that is wanted', () => {
    expect(manifestWith({ readsAllMessages: true })).toMatchObject({
      webApplicationInfo: { id: SETTINGS.appId, resource: SETTINGS.publicUrl },
      authorization: {
        permissions: { resourceSpecific: [{ name: 'ChannelMessage.Read.Group', type: 'Application' }] },
      },
    })
  })
})

describe('the zip', () => {
  test('holds the manifest and both icons at its top', async () => {
    const files = await built()
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png'])
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(manifestWith())
    expect(Buffer.from(files['color.png'] ?? [])).toEqual(colourIcon())
    expect(Buffer.from(files['outline.png'] ?? [])).toEqual(outlineIcon())
  })

  test('comes out the same when it is built again', async () => {
    expect(await packageApp(SETTINGS)).toEqual(await packageApp(SETTINGS))
  })

  test('comes out the same in another time zone', async () => {
    vi.stubEnv('TZ', 'America/Santiago')
    const here = await packageApp(SETTINGS)
    vi.stubEnv('TZ', 'Pacific/Auckland')
    expect(await packageApp(SETTINGS)).toEqual(here)
  })
})

describe('Microsoft’s schema', () => {
  test.each([
    ['a team that is not to be read', {}],
    ['a team that is read', { readsAllMessages: true }],
    ['a service below a path', { publicUrl: 'https://oc.empresa.example/bot' }],
    ['a company with the longest name', { companyName: 'Ñ'.repeat(32) }],
    ['a later version', { version: '12.0.3' }],
  ])('takes the manifest of %s', async (_name, changes) => {
    const manifest = manifestWith(changes) as unknown as TeamsManifest
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([])
  })

  test('is the newest that the validator brings along', () => {
    const build = path.dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest'))
    const versions = readdirSync(path.join(build, 'json-schemas', 'teams'))
      .filter((name) => /^v\d+\.\d+$/u.test(name))
      .map((name) => Number(name.slice('v1.'.length)))
    expect(manifestWith().manifestVersion).toBe(`1.${Math.max(...versions)}`)
  })

  test('keeps a manifest that it refuses from being packed', async () => {
    const outcome = await packageApp({ ...SETTINGS, appId: 'no guid' })
    expect(outcome.ok).toBe(false)
    expect(JSON.stringify(outcome)).toMatch(/guid|pattern|id/iu)
  })
})
