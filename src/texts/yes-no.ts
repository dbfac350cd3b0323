const YES: ReadonlySet<string> = new Set(['si', 's', 'x', '1', 'true', 'verdadero', 'yes', 'y', 'on'])
const NO: ReadonlySet<string> = new Set(['no', 'n', '0', 'false', 'falso', 'off'])

/** What people write for yes and no in a sheet or a setting, without regard to case and accents; null for anything else. */
export const readYesNo = (text: string): boolean | null => {
  const word = text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
  if (YES.has(word)) return true
  return NO.has(word) ? false : null
}
