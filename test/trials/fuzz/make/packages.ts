import { unzipSync, zipSync } from 'fflate'
import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { changed, few, sometimes } from './chance.js'
import { disturbed, oddText } from './odd-text.js'

/** One part of an office file, as text. */
type Change = (xml: string, random: Random) => string

const replaced = (xml: string, pattern: RegExp, random: Random, put: (found: string) => string): string => {
  const found = [...xml.matchAll(pattern)]
  if (found.length === 0) return xml
  const { index, 0: text } = random.pick(found)
  return xml.slice(0, index) + put(text) + xml.slice(index + text.length)
}

const VALUES = [
  '',
  '0',
  '-1',
  '1048576',
  '4294967296',
  '1e308',
  'NaN',
  'A0',
  'XFD1048576',
  'ZZZZ9',
  'A1:XFD1048576',
  'A1:B2',
  'C1:A1',
  '#REF!',
  's',
  'b',
  'inlineStr',
  'shared',
  'd',
  'true',
  '../../etc',
  'rId999',
  'hidden',
  '2026-02-31',
  '99999999',
  '&#x110000;',
  '&amp;',
  '&x;',
]

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attributeChanged: Change = (xml, random) =>
  replaced(xml, /(?<==")[^"]*(?=")/gu, random, () => random.pick(VALUES))
const attributeLost: Change = (xml, random) => replaced(xml, / [\w:]+="[^"]*"/gu, random, () => '')
const textChanged: Change = (xml, random) =>
  replaced(xml, /(?<=>)[^<>]+(?=<)/gu, random, (text) =>
    sometimes(random, 40)
      ? escaped(oddText(random, 20_000))
      : sometimes(random, 50)
        ? random.pick(VALUES)
        : escaped(disturbed(text, random)),
  )
const tagLost: Change = (xml, random) => replaced(xml, /<[^<>]+>/gu, random, () => '')
const tagDoubled: Change = (xml, random) =>
  replaced(xml, /<[^<>]+>/gu, random, (tag) => tag.repeat(few(random, 200)))
const elementDoubled: Change = (xml, random) =>
  replaced(
    xml,
    /<(?:w:p|w:tr|w:tbl|w:r|row|c|si|mergeCell|col)\b[^>]*>.{0,2000}?<\/[^>]+>/gsu,
    random,
    (element) => element.repeat(few(random, 500)),
  )
const nested: Change = (xml, random) =>
  replaced(xml, /<(?:w:p|w:tbl|w:r|row|c|si)\b[^>]*>/gu, random, (tag) => tag.repeat(few(random, 3_000)))
const declared: Change = (xml, random) =>
  xml.replace(
    /^(?:<\?xml[^>]*\?>)?/u,
    random.pick([
      '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>',
      '<?xml version="1.0" encoding="utf-16"?>',
      '<?xml version="9.9" encoding="x-none"?>',
      '<!-- -- -->',
      '\ufeff\ufeff',
      '',
    ]),
  )
const mergedWidely: Change = (xml, random) =>
  xml.replace(
    '</sheetData>',
    `</sheetData><mergeCells><mergeCell ref="${random.pick(['A1:C9', 'A1:ZZ999', 'A1:A1048576', 'A1:XFD1048576', 'A1', 'B2:A1'])}"/></mergeCells>`,
  )
const farAway: Change = (xml, random) =>
  xml.replace(
    '</sheetData>',
    `<row r="${random.pick(['1048576', '0', '-5', '99999999', '7'])}"><c r="${random.pick(['XFD1048576', 'A7', 'A', '7', 'ZZZZ1'])}" t="${random.pick(['s', 'str', 'd', 'e', 'n', 'b', 'inlineStr', ''])}"><v>${random.pick(VALUES)}</v></c></row></sheetData>`,
  )

const CHANGES: readonly Change[] = [
  attributeChanged,
  attributeChanged,
  attributeChanged,
  attributeLost,
  textChanged,
  textChanged,
  textChanged,
  tagLost,
  tagDoubled,
  elementDoubled,
  nested,
  declared,
  mergedWidely,
  farAway,
]

type Parts = Readonly<Record<string, Uint8Array>>

const partChanged = (parts: Parts, random: Random): Parts => {
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/u.test(name))
  // Where the text stands, more often than elsewhere.
  const main = names.filter((name) =>
    /document\.xml$|header|sheet\d|sharedStrings|workbook\.xml$|styles/u.test(name),
  )
  const name = random.pick(sometimes(random, 80) && main.length > 0 ? main : names)
  const xml = Buffer.from(parts[name] ?? []).toString('utf8')
  return { ...parts, [name]: Buffer.from(random.pick(CHANGES)(xml, random)) }
}

const partLost = (parts: Parts, random: Random): Parts => {
  const lost = random.pick(Object.keys(parts))
  return Object.fromEntries(Object.entries(parts).filter(([name]) => name !== lost))
}

const NAMES = [
  '../../x.xml',
  '/etc/passwd',
  '__proto__',
  'constructor',
  'xl/worksheets/sheet99.xml',
  'word/header0.xml',
  'a/'.repeat(200),
  '',
]

const partAdded = (parts: Parts, random: Random): Parts => ({
  ...parts,
  [`${random.pick(NAMES)}${random.below(3)}`]: Buffer.from(oddText(random, 500)),
})

const PART_CHANGES = [partChanged, partChanged, partChanged, partChanged, partChanged, partLost, partAdded]

/** The same bytes for the same parts: entries bear the time at which they are packed, unless they are told one. */
export const packedAlike = (parts: Parts, level: 0 | 1): Uint8Array =>
  zipSync({ ...parts }, { level, mtime: new Date('2026-01-01T00:00:00Z') })

/** Makes bad office files out of good ones: their bytes, or what stands in their parts. */
export const packageMaker = (corpus: readonly Uint8Array[]): ((random: Random) => Uint8Array) => {
  const unpacked = corpus.map((content) => unzipSync(content))
  return (random) => {
    if (sometimes(random, 20)) return damaged(random.pick(corpus), random)
    const parts = changed<Parts>(random, random.pick(unpacked), few(random, 8), PART_CHANGES)
    const level = sometimes(random, 50) ? 0 : 1
    const packed = packedAlike(parts, level)
    return sometimes(random, 10) ? damaged(packed, random) : packed
  }
}
