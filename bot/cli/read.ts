import { readFile } from 'node:fs/promises'
import { createPdfReader } from '../../src/adapters/pdf/pdf-reader.js'
import { type Money, toUnits } from '../../src/domain/money.js'
import type { DocumentText } from '../../src/ports.js'
import { type BookingDraft, readConfirmation, type StayDraft } from '../../src/reading/confirmation.js'
import { documentFaultText, readingProblemText } from '../../src/texts/reading-problems.js'
import { parseArguments } from './arguments.js'
import { print, printError } from './output.js'
import { fileAccount, fileNotFound, fileUnreadable, NO_FILES, READ_USAGE } from './texts/read.js'

interface FileProblem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly message: string
}

interface FileReading {
  readonly file: string
  readonly outcome: 'reservation' | 'problem'
  /** Null where the file gave no text. */
  readonly booking: BookingDraft | null
  readonly problems: readonly FileProblem[]
}

const failed = (file: string, code: string, message: string): FileReading => ({
  file,
  outcome: 'problem',
  booking: null,
  problems: [{ code, severity: 'error', message }],
})

const understand = async (file: string, content: Uint8Array, reader: DocumentText): Promise<FileReading> => {
  const document = await reader.read(content)
  if (!document.ok) return failed(file, document.fault, documentFaultText(document.fault))
  const reading = readConfirmation(document.pages)
  return {
    file,
    outcome: reading.outcome,
    booking: reading.outcome === 'reservation' ? reading.booking : reading.draft,
    problems: reading.problems.map((problem) => ({
      code: problem.code,
      severity: problem.severity,
      message: readingProblemText(problem),
    })),
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const units = (money: Money | null) => money && { amount: toUnits(money), currency: money.currency }

const stayAsJson = ({ hotel, total, ...stay }: StayDraft) => ({ hotel, total: units(total), ...stay })

/** All keys, null or [] where nothing is known. */
const asJson = ({ file, outcome, booking, problems }: FileReading) => ({
  file,
  outcome,
  locator: booking?.locator ?? null,
  bookingId: booking?.bookingId ?? null,
  providerLocator: booking?.providerLocator ?? null,
  agency: booking?.agency ?? null,
  bookingStatus: booking?.bookingStatus ?? null,
  issuedOn: booking?.issuedOn ?? null,
  stays: booking?.stays.map(stayAsJson) ?? [],
  total: units(booking?.total ?? null),
  cancellationDeadline: booking?.cancellationDeadline ?? null,
  hotelNotes: booking?.hotelNotes ?? null,
  advisorNotes: booking?.advisorNotes ?? null,
  problems,
})

const show = (reading: FileReading, json: boolean): void => {
  const { file, outcome, booking, problems } = reading
  if (json) print(`${JSON.stringify(asJson(reading))}\n`)
  else print(fileAccount(file, outcome === 'reservation', booking, problems))
}

/** Reads and shows one file; false where it could not be opened. */
const readOne = async (file: string, reader: DocumentText, json: boolean): Promise<boolean> => {
  try {
    show(await understand(file, await readFile(file), reader), json)
    return true
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const [code, message] = isMissing(error)
      ? ['file_not_found', fileNotFound]
      : ['file_unreadable', fileUnreadable]
    show(failed(file, code, message), json)
    return false
  }
}

const readAll = async (files: readonly string[], json: boolean): Promise<number> => {
  const reader = createPdfReader()
  let opened = true
  try {
    for (const file of files) opened = (await readOne(file, reader, json)) && opened
  } finally {
    await reader.stop()
  }
  return opened ? 0 : 1
}

/** `control-oc read FILE…`: what is understood of confirmations. Exit code 1 where a file could not be opened. */
export const run = async (args: string[]): Promise<number> => {
  const parsed = parseArguments(args, { json: 'flag' }, Infinity)
  if (parsed.ok && parsed.flags.has('help')) {
    print(READ_USAGE)
    return 0
  }
  if (!parsed.ok || parsed.positionals.length === 0) {
    printError(`${parsed.ok ? NO_FILES : parsed.problem}\n\n${READ_USAGE}`)
    return 2
  }
  return readAll(parsed.positionals, parsed.flags.has('json'))
}
