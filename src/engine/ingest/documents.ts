import { createHash } from 'node:crypto'
import type { StoredFile } from '../../domain/files.js'
import type { Attachment } from '../../domain/mail.js'
import type { FileVault } from '../../ports.js'
import type { ExaminedMail } from './examine.js'
import type { Verdict } from './verdict.js'

/** Who a mail is a copy of, what it decides and what is kept of it all ask for the same hash. */
const hashes = new WeakMap<Attachment, string>()

/** SHA-256 (hex) of a document. */
export const hashOf = (attachment: Attachment): string => {
  const hash = hashes.get(attachment) ?? createHash('sha256').update(attachment.content).digest('hex')
  hashes.set(attachment, hash)
  return hash
}

/** An attachment as the vault will know it, whether or not it is ever put there: judging only looks. */
export const fileOf = (attachment: Attachment): StoredFile => {
  const { content, filename, contentType } = attachment
  return { id: hashOf(attachment), filename, contentType, size: content.byteLength }
}

const namedIn = ({ commands, questions }: Verdict): ReadonlySet<string> => {
  const files = [
    ...commands.flatMap(({ command }) => ('files' in command ? command.files : [])),
    ...questions.flatMap((question) => question.files),
  ]
  return new Set(files.map(({ id }) => id))
}

/** Keeps the documents that a verdict names; to be done before it is carried out. */
export const keepDocuments = async (
  { mail }: ExaminedMail,
  verdict: Verdict,
  vault: Pick<FileVault, 'put'>,
): Promise<void> => {
  const named = namedIn(verdict)
  if (named.size === 0) return
  const wanted = mail.attachments.filter((attachment) => named.has(hashOf(attachment)))
  await Promise.all(
    wanted.map(({ content, filename, contentType }) => vault.put(content, filename, contentType)),
  )
}
