import { readFile } from 'node:fs/promises'
import { type Money, toUnits } from '../../src/domain/money.js'
import type { DocumentFault, Recognition } from '../../src/domain/document.js'
import type { DocumentText } from '../../src/ports.js'
import {
  type BookingDraft,
  type ConfirmationReading,
  readConfirmation,
  type StayDraft,
} from '../../src/reading/confirmation.js'
import { documentFaultText, readingProblemText, recognisedText } from '../../src/texts/reading-problems.js'
import { quietLog } from '../service/quiet-log.js'
import { openDocuments } from '../service/documents.js'
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
  /** What was made out in a scan: only a suggestion. */
  readonly suggested: BookingDraft | null
  readonly problems: readonly FileProblem[]
}

/**
 * A clerk knows five ways in which a file is no use: the message says which one it was precisely. A file too long or too
 * slow to be read is no confirmation either: those have a page or two.
 */
const FAULT_CODES: Readonly<Record<DocumentFault, string>> = {
  scanned: 'scanned',
  encrypted: 'encrypted',
  damaged: 'damaged',
  empty: 'damaged',
  wrong_type: 'not_a_confirmation',
  too_large: 'not_a_confirmation',
  too_slow: 'not_a_confirmation',
}

const failed = (file: string, code: string, message: string): FileReading => ({
  file,
  outcome: 'problem',
  booking: null,
  suggested: null,
  problems: [{ code, severity: 'error', message }],
})

const fromText = (file: string, reading: ConfirmationReading): FileReading => ({
  file,
  outcome: reading.outcome,
  booking: draftOf(reading),
  suggested: null,
  problems: reading.problems.map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    message: readingProblemText(problem),
  })),
})

/**
 * A scan is never a reservation by itself: a letter in it may have been taken for another. What else seems wrong in it may
 * be such a slip too, and is not told.
 */
const fromScan = (file: string, reading: ConfirmationReading, { confidence }: Recognition): FileReading => ({
  ...failed(file, 'scanned', recognisedText(confidence)),
  suggested: draftOf(reading),
})

const draftOf = (reading: ConfirmationReading): BookingDraft =>
  reading.outcome === 'reservation' ? reading.booking : reading.draft

const understand = async (file: string, content: Uint8Array, reader: DocumentText): Promise<FileReading> => {
  const document = await reader.read(content)
  if (!document.ok) return failed(file, FAULT_CODES[document.fault], documentFaultText(document.fault))
  const reading = readConfirmation(document.pages)
  return document.recognised ? fromScan(file, reading, document.recognised) : fromText(file, reading)
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const units = (money: Money | null) => money && { amount: toUnits(money), currency: money.currency }

const stayAsJson = ({ hotel, total, ...stay }: StayDraft) => ({ hotel, total: units(total), ...stay })

const fieldsAsJson = (booking: BookingDraft | null) => ({
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
})

/** All keys, null or [] where nothing is known. */
const asJson = ({ file, outcome, booking, suggested, problems }: FileReading) => ({
  file,
  outcome,
  ...fieldsAsJson(booking),
  suggested: suggested && fieldsAsJson(suggested),
  problems,
})

const show = (reading: FileReading, json: boolean): void => {
  const { file, outcome, booking, suggested, problems } = reading
  if (json) print(`${JSON.stringify(asJson(reading))}\n`)
  else print(fileAccount(file, outcome === 'reservation', booking ?? suggested, problems))
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
  const reader = openDocuments(quietLog)
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
