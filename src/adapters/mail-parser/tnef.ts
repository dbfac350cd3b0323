import { TnefCursor } from './tnef-cursor.js'
import {
  embeddedTnef,
  isSet,
  PROPERTY,
  readProperties,
  textOf,
  type TnefProperty,
} from './tnef-properties.js'

/** A file that Outlook packed into a winmail.dat. */
export interface TnefFile {
  readonly filename: string | undefined
  readonly contentType: string
  readonly content: Uint8Array
  /** Shown inside the text. */
  readonly inline: boolean
}

export interface TnefContent {
  readonly files: readonly TnefFile[]
  /** False where it ends too early or makes no sense: `files` are then those before the damage. */
  readonly whole: boolean
}

const SIGNATURE = 0x223e9f78
/** Attributes ([MS-OXTNEF] 2.1.3.2): the type of the value, and which it is. */
const RENDERING_DATA = 0x00069002
const TITLE = 0x00018010
const DATA = 0x0006800f
const PROPERTIES = 0x00069005

const MAX_FILES = 100
const MAX_DEPTH = 4

interface Draft {
  title: string | null
  data: Uint8Array | null
  properties: ReadonlyMap<number, TnefProperty>
}

const TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    pdf: 'application/pdf',
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
  }),
)

const typeByName = (filename: string | undefined): string =>
  TYPES.get(filename?.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream'

const toFile = ({ title, data, properties }: Draft): TnefFile | null => {
  const content = data ?? properties.get(PROPERTY.data)?.value
  if (!content?.length) return null
  const longName = textOf(properties.get(PROPERTY.longName)) ?? textOf(properties.get(PROPERTY.shortName))
  const filename = longName || title || undefined
  const contentType = textOf(properties.get(PROPERTY.mimeType)) || typeByName(filename)
  const inline =
    isSet(properties.get(PROPERTY.hidden)) ||
    (contentType.startsWith('image/') && (textOf(properties.get(PROPERTY.contentId)) ?? '') !== '')
  return { filename, contentType, content, inline }
}

const filesOf = (draft: Draft, depth: number): readonly TnefFile[] => {
  const embedded = embeddedTnef(draft.properties.get(PROPERTY.data))
  if (embedded) return depth < MAX_DEPTH ? readTnef(embedded, depth + 1).files : []
  const file = toFile(draft)
  return file ? [file] : []
}

/** Puts what an attribute says into the attachment that it belongs to. */
const note = (drafts: Draft[], id: number, data: Uint8Array): void => {
  const draft = drafts.at(-1)
  if (id === RENDERING_DATA) drafts.push({ title: null, data: null, properties: new Map() })
  else if (!draft) return
  else if (id === TITLE) draft.title = new TextDecoder('windows-1252').decode(data).replace(/\0.*$/su, '')
  else if (id === DATA) draft.data = data
  else if (id === PROPERTIES) draft.properties = readProperties(data)
}

const readAttributes = (cursor: TnefCursor, drafts: Draft[]): void => {
  while (!cursor.atEnd && drafts.length <= MAX_FILES) {
    cursor.byte()
    const id = cursor.long()
    const data = cursor.take(cursor.long())
    // The checksum: many writers get it wrong, and what is damaged shows by itself.
    cursor.word()
    note(drafts, id, data)
  }
}

/**
 * The files in a winmail.dat (TNEF, [MS-OXTNEF]), those of messages inside it among them. Never throws: of what is damaged
 * it gives what stands before the damage. Contents are views into the given bytes.
 */
export const readTnef = (bytes: Uint8Array, depth = 0): TnefContent => {
  const drafts: Draft[] = []
  let whole = true
  try {
    const cursor = new TnefCursor(bytes)
    if (cursor.long() !== SIGNATURE) return { files: [], whole: false }
    cursor.word()
    readAttributes(cursor, drafts)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    whole = false
  }
  return { files: drafts.flatMap((draft) => filesOf(draft, depth)), whole }
}
