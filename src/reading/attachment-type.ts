import type { Attachment } from '../domain/mail.js'
import { foldWords } from './mail-words.js'
import { OC_WORD } from './oc-phrases.js'

const PICTURE = /^image\/(?!gif|svg|x-icon|vnd)/u
const PICTURE_NAME = /\.(?:jpe?g|png|tiff?|heic|webp|bmp)$/u
const OFFICE_NAME = /\.(?:docx?|xlsx?|xlsm|odt|ods|rtf|html?|pptx?|csv)$/u
/** Office files since 2007, which are zips of XML; the others are left to people. */
const OPEN_OFFICE_NAME = /\.(?:docx|docm|xlsx|xlsm)$/u
const OPEN_OFFICE_TYPE =
  /^application\/vnd\.openxmlformats-officedocument\.(?:wordprocessingml|spreadsheetml)\./u
const CONTAINER_NAME = /\.(?:zip|rar|7z|msg)$|^winmail\.dat$/u
/** Not `message/rfc822`: the parser hands over the documents of an attached mail beside it. */
const CONTAINER_TYPE = /^(?:application\/(?:ms-tnef|vnd\.ms-tnef|zip|x-zip-compressed))$/u
/** Outlook's names for the pictures of signatures. */
const SIGNATURE_NAME = /^(?:image\d{3}|outlook-[a-z0-9]+|logo.*)\.(?:png|jpe?g|gif)$/u

/** In bytes: logos and the dots of trackers are smaller than any picture of a page. */
const SMALLEST_PICTURE = 15_000
const SMALLEST_INLINE_PICTURE = 60_000

const nameOf = ({ filename }: Attachment): string => foldWords(filename)
const typeOf = ({ contentType }: Attachment): string => contentType.toLowerCase()

export const isPdf = (attachment: Attachment): boolean =>
  typeOf(attachment) === 'application/pdf' || nameOf(attachment).endsWith('.pdf')

export const isPicture = (attachment: Attachment): boolean =>
  PICTURE.test(typeOf(attachment)) || PICTURE_NAME.test(nameOf(attachment))

export const isContainer = (attachment: Attachment): boolean =>
  CONTAINER_TYPE.test(typeOf(attachment)) || CONTAINER_NAME.test(nameOf(attachment))

export const isOfficeFile = (attachment: Attachment): boolean =>
  !attachment.inline && (OFFICE_NAME.test(nameOf(attachment)) || OPEN_OFFICE_TYPE.test(typeOf(attachment)))

/** What a picture is worth: `null` is a logo, `inline_picture` mostly one. */
export const pictureKind = (attachment: Attachment): 'picture' | 'inline_picture' | null => {
  const name = nameOf(attachment)
  const inline = attachment.inline || SIGNATURE_NAME.test(name)
  const size = attachment.content.byteLength
  if (inline) return size >= SMALLEST_INLINE_PICTURE ? 'inline_picture' : null
  return size >= SMALLEST_PICTURE || OC_WORD.test(name) ? 'picture' : null
}

const isOpenOfficeFile = (attachment: Attachment): boolean =>
  isOfficeFile(attachment) &&
  (OPEN_OFFICE_NAME.test(nameOf(attachment)) || OPEN_OFFICE_TYPE.test(typeOf(attachment)))

/** Whether an attachment can be a document of which text may be got: no logo, and no picture shown inside the text. */
export const mayHaveText = (attachment: Attachment): boolean => {
  if (isPdf(attachment)) return true
  return isPicture(attachment) ? pictureKind(attachment) === 'picture' : isOpenOfficeFile(attachment)
}
