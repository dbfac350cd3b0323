import type { StoredFile } from '../../domain/files.js'
import type { OcWarning } from '../../domain/oc-match.js'
import { fileOf } from './documents.js'
import type { ExaminedMail } from './examine.js'

/** The attachments with these numbers. */
export const filesOf = ({ attachments }: ExaminedMail, indexes: readonly number[]): StoredFile[] =>
  indexes.flatMap((index) => {
    const read = attachments[index]
    return read ? [fileOf(read.attachment)] : []
  })

/** As facts carry it: the code, a colon and the detail where there is one. */
export const warningText = ({ code, detail }: OcWarning): string =>
  detail === null ? code : `${code}: ${detail}`
