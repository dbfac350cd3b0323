import { existsSync, readFileSync } from 'node:fs'
import { isIP, isIPv4, isIPv6 } from 'node:net'
import { systemClock } from '../../src/adapters/system-clock/index.js'
import { loadConfigFile, type Config, type LoadedConfig } from '../../src/config.js'
import type { DoctorCode } from '../../src/domain/doctor-code.js'
import { CHECK_AREAS, type CheckArea, type Finding } from '../../src/domain/finding.js'
import { isEmailAddress } from '../../src/domain/email-address.js'
import { skipped } from '../../src/domain/make-finding.js'
import { ALL_AREAS } from '../service/doctor/all-areas.js'
import { judgeConfig } from '../../src/engine/doctor/config.js'
import { runAreas } from '../service/doctor/run-areas.js'
import type { DoctorWorld } from '../service/doctor/world.js'
import { openTokens } from '../service/open-tokens.js'
import { quietLog } from '../service/quiet-log.js'
import { remedyNames } from '../service/remedy-names.js'
import { parseArguments, type OptionKinds } from './arguments.js'
import { print, printError, printJson } from './output.js'
import { noSuchFile, unreadableEnvFile } from './texts/config.js'
import { openReaderAt } from '../service/stores.js'
import * as texts from './texts/doctor.js'

/** EX_USAGE of sysexits(3): 1 and 2 say how the service is. */
const CALLED_WRONGLY = 64

const OPTIONS: OptionKinds = {
  json: 'flag',
  card: 'flag',
  only: 'value',
  env: 'value',
  'dns-server': 'value',
  'send-to': 'value',
}

interface Order {
  readonly areas: readonly CheckArea[]
  readonly envFile: string
  readonly asJson: boolean
  readonly dnsServer: string | null
  readonly sendTo: string | null
  readonly postsCard: boolean
}

const isArea = (name: string): name is CheckArea => (CHECK_AREAS as readonly string[]).includes(name)

const areaNames = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')

/** An address, with a port or without: a name would have to be asked of the very server that is named. */
const isDnsServer = (text: string): boolean => {
  const [, bracketed, plain, port] = /^(?:\[(.+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? []
  const isAddress = isIP(text) !== 0 || isIPv6(bracketed ?? '') || isIPv4(plain ?? '')
  return isAddress && Number(port ?? 53) <= 65_535
}

/** What is asked for, or what is wrong with the question. */
const readOrder = (args: string[]): Order | { readonly problem: string } | 'help' => {
  const parsed = parseArguments(args, OPTIONS, 0)
  if (!parsed.ok) return parsed
  const { flags, values } = parsed
  if (flags.has('help')) return 'help'
  const asked = areaNames(values.get('only') ?? CHECK_AREAS.join(','))
  const unknown = asked.filter((name) => !isArea(name))
  if (unknown.length > 0 || asked.length === 0) return { problem: texts.unknownAreas(unknown) }
  const envFile = values.get('env')
  if (envFile !== undefined && !existsSync(envFile)) return { problem: noSuchFile(envFile).trim() }
  const dnsServer = values.get('dns-server')
  if (dnsServer !== undefined && !isDnsServer(dnsServer)) return { problem: texts.noDnsServer(dnsServer) }
  const sendTo = values.get('send-to')
  if (sendTo !== undefined && !isEmailAddress(sendTo)) return { problem: texts.noAddress(sendTo) }
  if (flags.has('card') && !asked.includes('bot')) return { problem: texts.CARD_NEEDS_BOT }
  if (sendTo !== undefined && !asked.includes('smtp')) return { problem: texts.SEND_NEEDS_SMTP }
  return {
    areas: CHECK_AREAS.filter((area) => asked.includes(area)),
    envFile: envFile ?? '.env',
    asJson: flags.has('json'),
    dnsServer: dnsServer ?? null,
    sendTo: sendTo ?? null,
    postsCard: flags.has('card'),
  }
}

/** Null when the file is there and cannot be read. */
const load = (path: string): LoadedConfig | null => {
  try {
    return loadConfigFile(path, process.env, readFileSync)
  } catch {
    return null
  }
}

const INCOMPLETE: DoctorCode = 'config_incomplete'

const unlooked = (areas: readonly CheckArea[]): readonly Finding[] =>
  areas.map((area) => ({ ...skipped(area, area), code: INCOMPLETE }))

const worldOf = (config: Config, { dnsServer, sendTo, postsCard }: Order): DoctorWorld => ({
  config,
  dnsServer,
  sendTo,
  postsCard,
  clock: systemClock,
  log: quietLog,
  tokens: openTokens(config),
  store: () => openReaderAt(config, quietLog),
})

const CLEAR_LINE = '\r\u001B[K'

/** Only for a person who waits at a screen. */
const showProgress = (area: CheckArea): void => {
  if (process.stderr.isTTY) printError(`${CLEAR_LINE}${texts.progressLine(area)}`)
}

const endProgress = (): void => {
  if (process.stderr.isTTY) printError(CLEAR_LINE)
}

const examine = async (order: Order, loaded: LoadedConfig): Promise<readonly Finding[]> => {
  const { areas } = order
  const ofConfig = areas.includes('config') || loaded.config === null
  const first = ofConfig ? judgeConfig(loaded.faults, loaded.warnings) : []
  const others = areas.filter((area) => area !== 'config')
  if (loaded.config === null) return [...first, ...unlooked(others)]
  const findings = await runAreas(others, ALL_AREAS, worldOf(loaded.config, order), showProgress)
  endProgress()
  return [...first, ...findings]
}

const exitCodeOf = (findings: readonly Finding[]): number => {
  if (findings.some(({ level }) => level === 'failure')) return 1
  return findings.some(({ level }) => level === 'warning') ? 2 : 0
}

/** Without a configuration there are no names. */
const namesIn = (config: Config | null): texts.NamesOf => {
  const names = config ? remedyNames(config) : () => ({})
  return (finding) => {
    const { folder = null, to: recipient = null } = finding.facts
    return { ...names(finding), folder, recipient }
  }
}

/** `control-oc doctor`: looks at everything that the service leans on, and explains what is not well. */
export const run = async (args: string[]): Promise<number> => {
  const order = readOrder(args)
  if (order === 'help') {
    print(texts.DOCTOR_USAGE)
    return 0
  }
  if ('problem' in order) {
    printError(`${order.problem}\n\n${texts.DOCTOR_USAGE}`)
    return CALLED_WRONGLY
  }
  const loaded = load(order.envFile)
  if (loaded === null) {
    printError(unreadableEnvFile(order.envFile))
    return 1
  }
  const findings = await examine(order, loaded)
  const namesOf = namesIn(loaded.config)
  if (order.asJson) printJson(texts.doctorJson(findings, namesOf))
  else print(texts.doctorReport(findings, namesOf))
  return exitCodeOf(findings)
}
