import { readFileSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { MANIFEST } from '../bot/texts/manifest.js'
import { loadConfigFile } from '../src/config.js'
import { packageApp } from './package-app.js'
import { readSettings } from './settings.js'

/**
 * `npm run manifest [-- VERSION]`: writes dist/control-oc.zip from the environment, or from .env beneath it. The version
 * is the package's own unless one is given, as an update in Teams needs.
 */

const OUTPUT = path.join('dist', 'control-oc.zip')

const packageVersion = async (): Promise<string> =>
  z.object({ version: z.string() }).parse(JSON.parse(await readFile('package.json', 'utf8'))).version

const fail = (problem: string): number => {
  process.stderr.write(`${problem}\n`)
  return 1
}

const build = async (version: string): Promise<number> => {
  const loaded = loadConfigFile('.env', process.env, readFileSync)
  const reading = readSettings(loaded, version)
  if (!reading.ok) return fail(reading.problem)
  const built = await packageApp(reading.settings)
  if (!built.ok) return fail(MANIFEST.invalid(built.problems))
  await mkdir(path.dirname(OUTPUT), { recursive: true })
  await writeFile(OUTPUT, built.zip)
  process.stdout.write(`${MANIFEST.built(OUTPUT, version, built.zip.byteLength)}\n`)
  return 0
}

process.exitCode = await build(process.argv[2] ?? (await packageVersion()))
