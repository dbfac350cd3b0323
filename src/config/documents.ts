import { fileURLToPath } from 'node:url'
import type { DocumentPlace } from './types.js'
import type { Values } from './variables.js'

type PlaceValues = Pick<Values, 'FILES_URL' | 'FILES_SAS'>

/** Where documents are kept. A signature is often copied with the question mark that stands before it in an address. */
export const documentPlace = (
  { FILES_URL: url, FILES_SAS: sas }: PlaceValues,
  dataDir: string,
): DocumentPlace => {
  if (url === null) return { kind: 'folder', path: dataDir }
  if (url.startsWith('file:')) return { kind: 'folder', path: fileURLToPath(url) }
  return { kind: 'blob', url, sas: (sas ?? '').replace(/^\?/u, '') }
}
