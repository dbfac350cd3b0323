import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { MANIFEST } from '../bot/texts/manifest.js'
import { parseEnvFile } from '../src/env-file.js'
import { packageApp } from './package-app.js'
import { readSettings, type Environment } from './settings.js'

/** `npm run manifest`: writes dist/control-oc.zip from the environment, or from .env beneath it. */

const OUTPUT = path.join('dist', 'control-oc.zip')

const environment = async (): Promise<Environment> => {
  const source = await readFile('.env', 'utf8').catch(() => '')
  return { ...parseEnvFile(source).values, ...process.env }
}

const packageVersion = async (): Promise<string> =>
  z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8'))).version

const fail = (problem: string): number => {
  process.stderr.write(`${problem}\n`)
  return 1
}

const build = async (): Promise<number> => {
  const reading = readSettings(await environment(), await packageVersion())
  if (!reading.ok) return fail(reading.problem)
  const built = await packageApp(reading.settings)
  if (!built.ok) return fail(MANIFEST.invalid(built.problems))
  await mkdir(path.dirname(OUTPUT), { recursive: true })
  await writeFile(OUTPUT, built.zip)
  process.stdout.write(`${MANIFEST.built(OUTPUT, built.zip.byteLength)}\n`)
  return 0
}

process.exitCode = await build()
