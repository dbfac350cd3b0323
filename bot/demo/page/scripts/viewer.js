/** Who sits in front of this page: `?como=diego`. Each window may be somebody else. */
const key = new URLSearchParams(globalThis.location.search).get('como')

/** The same address in the name of this person. */
export const asViewer = (path) => {
  if (key === null) return path
  return `${path}${path.includes('?') ? '&' : '?'}como=${encodeURIComponent(key)}`
}
