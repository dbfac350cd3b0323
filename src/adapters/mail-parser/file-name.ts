const EXTENSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'application/pdf': '.pdf',
    'message/rfc822': '.eml',
    'image/jpeg': '.jpg',
    'image/png': '.png',
    'text/plain': '.txt',
  }),
)

const LONGEST = 120
/** What stands before is folders, or nonsense. */
const LONGEST_LOOKED_AT = 500

const shorten = (name: string): string => {
  if (name.length <= LONGEST) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  return name.slice(0, LONGEST - extension.length) + extension
}

/**
 * The bare name of a file that a stranger named: no folders, no control or direction characters (U+202E shows
 * `fdp.exe` as `exe.pdf`), nothing that a file system treats as special, at most 120 characters. Never empty.
 */
export const safeFileName = (named: string | undefined, contentType: string, index: number): string => {
  const bare = (named ?? '')
    .slice(-LONGEST_LOOKED_AT)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replace(/^.*[/\\]/s, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '')
  return bare === '' ? `attachment-${index + 1}${EXTENSIONS.get(contentType) ?? ''}` : shorten(bare)
}
