import lock from '../../package-lock.json' with { type: 'json' }

interface Locked {
  readonly version?: string
  readonly integrity?: string
}

/** Every installed copy, nested ones too: `node_modules/mailparser/node_modules/nodemailer` → what is locked of it. */
export const LOCKED: Readonly<Record<string, Locked>> = Object.fromEntries(
  Object.entries<Locked>(lock.packages).filter(([path]) => path !== ''),
)

/** The first version without a hole that matters here: strangers' bytes reach these packages. */
export const FIRST_GOOD: Readonly<Record<string, { readonly version: string; readonly because: string }>> = {
  nodemailer: { version: '10.4.1', because: 'CVE-2026-125755: a comment in a domain gives another address' },
  mammoth: { version: '1.11.0', because: 'CVE-2025-11849: a .docx reads files of the machine' },
  'pdfjs-dist': { version: '4.2.67', because: 'CVE-2024-4367: a font in a PDF runs code' },
  jszip: { version: '3.8.0', because: 'CVE-2022-48285: a zip writes outside its folder' },
  '@xmldom/xmldom': { version: '0.8.4', because: 'CVE-2022-39353: two roots in one XML' },
  jsonwebtoken: { version: '9.0.0', because: 'CVE-2022-23540: tokens that are signed by nothing' },
  tar: { version: '6.2.1', because: 'CVE-2024-28863: folders without end' },
}

const nameOf = (path: string): string => path.split('node_modules/').at(-1) ?? ''

const numbersOf = (version: string): readonly number[] => version.split(/[.-]/u).slice(0, 3).map(Number)

const isBefore = (version: string, other: string): boolean => {
  const [ours, theirs] = [numbersOf(version), numbersOf(other)]
  const at = ours.findIndex((number, index) => number !== theirs[index])
  return at >= 0 && (ours[at] ?? 0) < (theirs[at] ?? 0)
}

/** Copies that are known to be bad, with why. */
export const knownBad = (locked: Readonly<Record<string, Locked>>): readonly string[] =>
  Object.entries(locked).flatMap(([path, { version = '' }]) => {
    const good = FIRST_GOOD[nameOf(path)]
    return good && isBefore(version, good.version) ? [`${path} ${version}: ${good.because}`] : []
  })

/** Copies that could be swapped unseen: without a hash of SHA-512 (Subresource Integrity, as npm writes it). */
export const withoutIntegrity = (locked: Readonly<Record<string, Locked>>): readonly string[] =>
  Object.entries(locked).flatMap(([path, { integrity = '' }]) =>
    /^sha512-[\w+/]{86}==$/u.test(integrity) ? [] : [path],
  )
