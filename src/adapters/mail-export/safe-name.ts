import { Buffer } from 'node:buffer'

/** Bytes in UTF-8; file systems take 255, and a numbered or temporary name is longer. */
const LONGEST = 180
const LONGEST_EXTENSION = 12

/** Names that Windows gives to devices, with any extension (Microsoft Learn, "Naming Files, Paths, and Namespaces"). */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu

const bytesIn = (text: string): number => Buffer.byteLength(text)

/** Whole characters only. */
const cutTo = (text: string, bytes: number): string => {
  let kept = ''
  for (const character of text) {
    if (bytesIn(kept + character) > bytes) return kept
    kept += character
  }
  return kept
}

const splitName = (name: string): readonly [stem: string, extension: string] => {
  const dot = name.lastIndexOf('.')
  const isExtension = dot > 0 && bytesIn(name.slice(dot)) <= LONGEST_EXTENSION
  return isExtension ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}

/**
 * A name of one file in one folder on any file system, and of one line in `SHA256SUMS`: no folder, no control or direction
 * characters, no half of one, nothing special to a shell's beginner (`-rf`), no device, not too long. Never empty.
 */
export const safeName = (named: string): string => {
  const plain = named
    .slice(-4 * LONGEST)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replaceAll(/[/\\<>:"|?*]/gu, '_')
    .replace(/^[.\s~-]+/u, '')
    .replace(/[.\s]+$/u, '')
  const [stem, extension] = splitName(DEVICE.test(plain) ? `_${plain}` : plain)
  return cutTo(stem, LONGEST - bytesIn(extension)) + extension || 'attachment'
}

/** The name, numbered where it is taken; file systems that know no case are thought of. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const [stem, extension] = splitName(name)
  let free = name
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${stem} (${number})${extension}`
  return free
}
