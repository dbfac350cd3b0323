import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }
import { loadConfig } from '../../src/config.js'
import { VARIABLE_NAMES } from '../../src/config/variables.js'
import { startLine } from '../servers/start-line.js'

const root = path.join(import.meta.dirname, '..', '..')

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const all = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? [])

const known: readonly string[] = VARIABLE_NAMES

/** Whether `dist/….js` will be there once the project is built. */
const isBuilt = (file: string): boolean =>
  existsSync(path.join(root, file.replace(/^.*dist\//u, '').replace(/\.js$/u, '.ts')))

const started = (words: readonly string[]) => {
  const [, ...options] = words
  return { program: options.pop()?.replace(/^\/opt\/control-oc\//u, ''), options }
}

describe('the Dockerfile', () => {
  const dockerfile = read('docs/despliegue/Dockerfile')
  const admitted = all(read('.dockerignore'), /^!(.+)$/gmu)

  test('lets in nothing by default, and of the project only what is there', () => {
    expect(read('.dockerignore')).toMatch(/^\*$/mu)
    expect(admitted.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
    expect(admitted.filter((file) => /env|data|docs|test/u.test(file))).toEqual([])
  })

  test('copies only what is let in', () => {
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gmu).flatMap((files) => files.split(' '))
    expect(copied.filter((file) => file !== '.' && !admitted.includes(file))).toEqual([])
  })

  test('runs scripts and files that exist', () => {
    const scripts = all(dockerfile, /npm run (\w+)/gu)
    expect(scripts.filter((script) => !Object.hasOwn(packageFile.scripts, script))).toEqual([])
    const files = all(dockerfile, /(dist\/\S+?\.js)/gu)
    expect(files).toHaveLength(2)
    expect(files.filter((file) => !isBuilt(file))).toEqual([])
  })

  test('starts the service as npm does', () => {
    const [command = '[]'] = all(dockerfile, /^CMD (\[.+\])$/gmu)
    const words: readonly string[] = JSON.parse(command)
    expect(started(words)).toEqual(startLine())
  })

  test('does not run as root, and sets variables that exist', () => {
    expect(dockerfile).toMatch(/^USER node$/mu)
    const set = all(dockerfile, /^ENV (.+)$/gmu).flatMap((line) =>
      line.split(' ').map((pair) => pair.split('=')[0]),
    )
    expect(set.filter((name) => !known.includes(name ?? ''))).toEqual([])
  })
})

describe('the systemd unit', () => {
  const unit = read('docs/despliegue/control-oc.service')

  test('starts the service as npm does, with variables that exist', () => {
    const [line = ''] = all(unit, /^ExecStart=(.+)$/gmu)
    expect(started(line.split(' '))).toEqual(startLine())
    expect(isBuilt(startLine().program)).toBe(true)
    expect(all(unit, /^Environment=(\w+)=/gmu).filter((name) => !known.includes(name))).toEqual([])
  })

  test('gives the service more time to end than it takes', () => {
    const [limitMs = ''] = all(read('bot/main.ts'), /STOP_LIMIT_MS = ([\d_]+)/gu)
    const [limitS = ''] = all(unit, /^TimeoutStopSec=(\d+)s$/gmu)
    expect(Number(limitS) * 1000).toBeGreaterThan(Number(limitMs.replaceAll('_', '')))
  })
})

describe('the deployment in Azure', () => {
  const bicep = read('docs/despliegue/azure/main.bicep')
  const parameters = read('docs/despliegue/azure/main.bicepparam')
  const settings = Object.fromEntries(
    [...parameters.matchAll(/^ {2}(\w+): '([^']*)'$/gmu)].map(([, name = '', value = '']) => [name, value]),
  )
  const secrets = Object.fromEntries(
    all(parameters, /^ {2}(\w+): readEnvironmentVariable\('\1'\)$/gmu).map((name) => [name, 'secreto']),
  )
  const [environment = ''] = all(bicep, /env: concat\(([^]*?)\n {10}\)/gu)
  const fixed = all(environment, /name: '(\w+)'/gu)

  test('sets variables that exist', () => {
    const names = [...fixed, ...Object.keys(settings), ...Object.keys(secrets)]
    expect(fixed).toContain('MicrosoftAppId')
    expect(names.filter((name) => !known.includes(name))).toEqual([])
  })

  test('sets all that the service needs to start', () => {
    const id = '01234567-89ab-cdef-0123-456789abcdef'
    const made = {
      MicrosoftAppId: id,
      MicrosoftAppTenantId: id,
      PUBLIC_URL: 'https://control-oc.example.azurecontainerapps.io',
      PORT: '3978',
      DATA_DIR: '/datos',
    }
    expect(Object.keys(made).filter((name) => !fixed.includes(name))).toEqual([])
    const literal = Object.fromEntries(
      [...environment.matchAll(/name: '(\w+)'\s+value: '([^']*)'/gu)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    const { faults, warnings } = loadConfig({ ...made, ...literal, ...settings, ...secrets }, () =>
      Buffer.of(),
    )
    expect([faults, warnings]).toEqual([[], []])
  })

  test('keeps exactly one copy, and looks where the service answers', () => {
    expect(all(bicep, /(?:min|max)Replicas: (\d+)/gu)).toEqual(['1', '1'])
    expect(new Set(all(bicep, /path: '([^']+)'/gu))).toEqual(new Set(['/healthz']))
    expect(read('bot/server.ts')).toContain("'/healthz'")
  })

  test('says nothing secret', () => {
    expect(parameters).not.toMatch(/PASSWORD: '/u)
  })
})
