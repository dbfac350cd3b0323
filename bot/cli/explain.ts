import { readFile } from 'node:fs/promises'
import { createMailParser } from '../../src/adapters/mail-parser/index.js'
import { createSenderAuthenticator } from '../../src/adapters/sender-authentication/index.js'
import { toInstant } from '../../src/domain/time.js'
import { explainMail, type ExplainingWorld, type Explanation } from '../../src/engine/explain.js'
import { mailReasonSentence } from '../../src/texts/mail-reasons.js'
import { quietLog } from '../service/quiet-log.js'
import { openDocuments } from '../service/documents.js'
import { parseArguments } from './arguments.js'
import { InputFault, openBook, readRules, type Rules } from './explain-input.js'
import { commandLogger } from './logger.js'
import { print, printError } from './output.js'
import * as texts from './texts/explain.js'

/** The mailbox in which the files are taken to have lain. */
const ACCOUNT = 'imap'

type FileExplanation =
  | { readonly ok: true; readonly file: string; readonly explained: Explanation }
  | { readonly ok: false; readonly file: string; readonly reason: string; readonly opened: boolean }

const failed = (file: string, reason: string, opened: boolean): FileExplanation => ({
  ok: false,
  file,
  reason,
  opened,
})

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const explainFile = async (file: string, world: ExplainingWorld): Promise<FileExplanation> => {
  const source = await readFile(file).catch((error: unknown) =>
    isMissing(error) ? texts.mailFileNotFound : texts.mailFileUnreadable,
  )
  if (typeof source === 'string') return failed(file, source, false)
  try {
    return { ok: true, file, explained: await explainMail(source, ACCOUNT, toInstant(Date.now()), world) }
  } catch (error) {
    // As the service does: what no reader understands waits for a person.
    commandLogger.warn({ file, err: String(error) }, 'a mail could not be examined')
    return failed(file, mailReasonSentence('review', 'unreadable'), true)
  }
}

const NOBODY = { address: null, authenticated: 'unknown' } as const

/** All keys, in this order, [] where there is nothing. What is only noted in a thread is neither accepted nor asked. */
const asJson = (result: FileExplanation): object => {
  const { file } = result
  if (!result.ok) {
    const nothing = { reservations: [], ocNumbers: [], matches: [], sender: NOBODY, evidence: [] }
    return { file, kind: 'other', decision: 'review', ...nothing, reason: result.reason }
  }
  const { kind, outcome, reservations, ocNumbers, matches, sender, evidence, reason } = result.explained
  return {
    file,
    kind,
    decision: outcome === 'note' ? 'ignore' : outcome,
    reservations,
    ocNumbers,
    matches,
    sender,
    evidence,
    reason: mailReasonSentence(outcome, reason),
  }
}

const account = (result: FileExplanation, zone: string): string =>
  result.ok
    ? texts.mailAccount(result.file, result.explained, zone, toInstant(Date.now()))
    : texts.faultAccount(result.file, result.reason)

const explainAll = async (
  files: readonly string[],
  world: ExplainingWorld,
  show: (result: FileExplanation) => void,
): Promise<number> => {
  let opened = true
  for (const file of files) {
    const result = await explainFile(file, world)
    show(result)
    opened = opened && (result.ok || result.opened)
  }
  return opened ? 0 : 1
}

const explain = async (
  files: readonly string[],
  rules: Rules,
  reservations: string | undefined,
  json: boolean,
): Promise<number> => {
  const { book, close } = await openBook(reservations)
  const documents = openDocuments(quietLog)
  const world: ExplainingWorld = {
    settings: rules.judging,
    store: book,
    parser: createMailParser(),
    authenticator: createSenderAuthenticator({ policyFor: () => rules.authResults }),
    documents,
  }
  const show = (result: FileExplanation): void =>
    print(json ? `${JSON.stringify(asJson(result))}\n` : account(result, rules.zone))
  try {
    return await explainAll(files, world, show)
  } finally {
    await documents.stop()
    await close()
  }
}

/**
 * `control-oc explain FILE.eml…`: what the service would do with mails, and why. Exit code 1 where a file could not be
 * opened or what they are judged by could not be read.
 */
export const run = async (args: string[]): Promise<number> => {
  const kinds = { json: 'flag', reservations: 'value', settings: 'value' } as const
  const parsed = parseArguments(args, kinds, Infinity)
  if (parsed.ok && parsed.flags.has('help')) {
    print(texts.EXPLAIN_USAGE)
    return 0
  }
  if (!parsed.ok || parsed.positionals.length === 0) {
    printError(`${parsed.ok ? texts.NO_MAILS : parsed.problem}\n\n${texts.EXPLAIN_USAGE}`)
    return 2
  }
  const { positionals, values, flags } = parsed
  try {
    const rules = await readRules(values.get('settings'))
    return await explain(positionals, rules, values.get('reservations'), flags.has('json'))
  } catch (error) {
    if (!(error instanceof InputFault)) throw error
    printError(error.message)
    return 1
  }
}
