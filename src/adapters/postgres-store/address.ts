/** Where our tables stand, apart from what else is in the database. */
export const SCHEMA = 'control_oc'

/** Host, port and database of a URL, for people: without user and password. */
export const whereOf = (url: string): string => {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || '5432'}${pathname}`
}

/** The URL with our schema as the one that is meant; `options` that were given stay. */
export const inOurSchema = (url: string, ...settings: readonly string[]): string => {
  const ours = new URL(url)
  const all = [`search_path=${SCHEMA}`, ...settings].map((setting) => `-c ${setting}`)
  ours.searchParams.set('options', [ours.searchParams.get('options'), ...all].filter(Boolean).join(' '))
  return ours.toString()
}
