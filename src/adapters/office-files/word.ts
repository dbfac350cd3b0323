import { zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { PageText } from '../../domain/document.js'
import { pageOf, PAGE_WIDTH, type PlacedText, widthOf } from './page.js'
import { type Parts, WORD_MAIN } from './unpack.js'

/** The part of mammoth's document tree that we use. */
interface WordNode {
  readonly type: string
  readonly value?: string
  readonly children?: readonly WordNode[]
  readonly styleName?: string | null
  readonly fontSize?: number | null
}

const LEFT = 50
const USUAL_HEIGHT = 11
const TAB = 36
/** Word's own styles of headings, in English as the file names them whatever language was used. */
const HEADINGS: readonly (readonly [RegExp, number])[] = [
  [/^title$/iu, 24],
  [/^heading 1$/iu, 16],
  [/^heading 2$/iu, 13],
]

/** mammoth hands its tree over to be changed; we take it, and give an empty one back, so that no HTML is made of it. */
const treeOf = async (parts: Parts): Promise<WordNode> => {
  let tree: WordNode = { type: 'document', children: [] }
  const transformDocument = (document: WordNode): WordNode => {
    tree = document
    return { ...document, children: [] }
  }
  const buffer = Buffer.from(zipSync({ ...parts }, { level: 0 }))
  await mammoth.convertToHtml({ buffer }, { transformDocument })
  return tree
}

// ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────

const styleHeight = ({ styleName }: WordNode): number =>
  HEADINGS.find(([name]) => name.test(styleName ?? ''))?.[1] ?? USUAL_HEIGHT

const sizesIn = (node: WordNode): readonly number[] => [
  ...(node.fontSize ? [node.fontSize] : []),
  ...(node.children ?? []).flatMap(sizesIn),
]

/** Text with `\t` and `\n` where the paragraph has them. */
const textIn = (node: WordNode): string => {
  if (node.type === 'text') return node.value ?? ''
  if (node.type === 'tab') return '\t'
  if (node.type === 'break') return '\n'
  return (node.children ?? []).map(textIn).join('')
}

const lineOf = (text: string, left: number, height: number): readonly PlacedText[] => {
  let x = left
  return text.split('\t').flatMap((part) => {
    const placed = part.trim() === '' ? [] : [{ text: part.trim(), x, height }]
    x = left + (Math.floor((x + widthOf(part, height) - left) / TAB) + 1) * TAB
    return placed
  })
}

const paragraphLines = (node: WordNode, left: number): readonly (readonly PlacedText[])[] => {
  const height = Math.max(0, ...sizesIn(node)) || styleHeight(node)
  return textIn(node)
    .split('\n')
    .map((text) => lineOf(text, left, height))
    .filter((line) => line.length > 0)
}

/** The cells of a row stand side by side, line by line. */
const rowLines = (row: WordNode, left: number, width: number): readonly (readonly PlacedText[])[] => {
  const cells = row.children ?? []
  const step = width / Math.max(1, cells.length)
  const columns = cells.map((cell, index) => blockLines(cell, left + index * step, step))
  const deepest = Math.max(0, ...columns.map((lines) => lines.length))
  return Array.from({ length: deepest }, (_, line) => columns.flatMap((lines) => lines[line] ?? []))
}

const blockLines = (node: WordNode, left: number, width: number): readonly (readonly PlacedText[])[] => {
  if (node.type === 'paragraph') return paragraphLines(node, left)
  if (node.type === 'tableRow') return rowLines(node, left, width)
  return (node.children ?? []).flatMap((child) => blockLines(child, left, width))
}

const linesOf = async (parts: Parts): Promise<readonly (readonly PlacedText[])[]> =>
  blockLines(await treeOf(parts), LEFT, PAGE_WIDTH - 2 * LEFT)

// ── letterheads ─────────────────────────────────────────────────────────────────────────────────────────────────

/** mammoth leaves headers out; as a document of its own, each is read like any other. The number often stands there. */
const headersOf = (parts: Parts): readonly Parts[] =>
  Object.keys(parts)
    .filter((name) => /^word\/header\d*\.xml$/u.test(name))
    .map((name) => {
      const header = Buffer.from(parts[name] ?? []).toString('utf8')
      const document = header
        .replace(/<w:hdr\b([^>]*)>/u, '<w:document$1><w:body>')
        .replace(/<\/w:hdr>/u, '</w:body></w:document>')
      return { ...parts, [WORD_MAIN]: Buffer.from(document) }
    })

/** The text of a .docx, headers first, as one page. */
export const readWord = async (parts: Parts): Promise<readonly PageText[]> => {
  const all = await Promise.all([...headersOf(parts), parts].map(linesOf))
  return [pageOf(all.flat())]
}
