import type { Random } from '../../random.js'
import { few, sometimes } from './chance.js'

/** Words that the readers look for: what they come upon in strange company. */
const WORDS = [
  'orden de compra',
  'OC',
  'O.C.',
  'N°',
  'Nº',
  'nro.',
  'LOC',
  'Localizador:',
  'AAKLMNO',
  'AAFVDUA',
  '45000000',
  '4500012345',
  'Fecha de emisión:',
  'Check-in',
  'Check-out',
  'Noches',
  'Total',
  'CLP',
  'USD',
  'UF',
  '$',
  '€',
  '1.234.567,00',
  '528.701',
  '1,234.56',
  '12/10/2026',
  '2026-02-30',
  '31 de febrero de 2026',
  'lunes',
  '23:59',
  '24:00 hrs',
  'RUT: 76.123.456-0',
  'De:',
  'From:',
  'El lun, 5 ene 2026 a las 9:00, Ana escribió:',
  '-----Mensaje original-----',
  '> > >',
  '-- ',
  'Saludos',
  'fuera de la oficina',
  'undeliverable',
  '5.1.1',
  'Final-Recipient: rfc822; a@b.example',
  'compras@empresa.example',
  'CONFIRMACIÓN DE RESERVA',
  'Habitación',
  'Desayuno',
  'ADT',
  'Huésped',
  'Reservado',
  'Cancelado',
  'anulada',
  'adjunto',
] as const

/** Letters that change their length, their direction or their neighbours when they are folded, cut or compared. */
const STRANGE = [
  '\u0000',
  '\u00a0',
  '\u00ad',
  '\u0130',
  '\u0131',
  '\u00df',
  '\u1e9e',
  '\ufb03',
  '\ufdfa',
  '\u0301',
  '\u0345',
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\ud800',
  '\udc00',
  '\u{1f468}\u200d\u{1f469}',
  '\u{1d7d9}',
  '\u0663',
  '\u216b',
  '\u3000',
  '\u{10ffff}',
  '\u0085',
  '\u001b[31m',
  '\u0008',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\u000b',
  '\u000c',
] as const

/** Marks that quote, nest, escape or end something somewhere. */
const MARKS = [
  '<',
  '>',
  '</at>',
  '<at>',
  '&',
  '&#0;',
  '&nbsp;',
  '"',
  "'",
  '\\',
  '\\u0000',
  '%',
  '%00',
  '%s',
  '${x}',
  '{{x}}',
  '`',
  '|',
  '*',
  '_',
  '[a](javascript:x)',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ';',
  ',',
  '.',
  ':',
  '-',
  '--',
  '=',
  '=?utf-8?Q?',
  '?=',
  '@',
  '#',
  '/',
  '../',
  ' ',
  '  ',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  '-0',
  '1e999',
  '9'.repeat(400),
  '0x',
  'null',
  'true',
  '=CMD()',
  "'; DROP",
] as const

const letters = (random: Random): string =>
  Array.from({ length: few(random, 40) }, () => String.fromCodePoint(32 + random.below(0x250))).join('')

const number = (random: Random): string => String(Math.floor(random.next() * 10 ** random.below(20)))

const piece = (random: Random): string => {
  const from = random.pick([WORDS, WORDS, STRANGE, MARKS] as const)
  return sometimes(random, 15) ? random.pick([letters, number])(random) : random.pick<string>(from)
}

/** A few pieces again and again: whoever looks for the end of something anew from each of them takes for ever. */
const repeated = (random: Random, most: number): string => {
  const unit = Array.from({ length: few(random, 4) }, () => piece(random)).join(random.pick(['', ' ', '\n']))
  return unit.repeat(few(random, Math.max(2, Math.floor(most / Math.max(1, unit.length)))))
}

const mixed = (random: Random, most: number): string => {
  const separator = random.pick(['', ' ', ' ', '\n', '\t'])
  const pieces = Array.from({ length: few(random, 60) }, () => piece(random))
  return pieces.join(separator).slice(0, most)
}

/** Text that somebody might send who means no good or knows no better, at most so long. */
export const oddText = (random: Random, most: number): string => {
  const text = sometimes(random, 25) ? repeated(random, most) : mixed(random, most)
  return (sometimes(random, 10) ? text + repeated(random, most) + piece(random) : text).slice(0, most)
}

/** The text with strange pieces in it, or without some of its own. */
export const disturbed = (text: string, random: Random): string => {
  const at = random.below(text.length + 1)
  const end = sometimes(random, 50) ? at + few(random, 30) : at
  const put = sometimes(random, 15) ? repeated(random, 20_000) : sometimes(random, 80) ? piece(random) : ''
  return text.slice(0, at) + put + text.slice(end)
}
