import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { dependencyFile, packageFile } from '../package-files.js'

export interface StaticFile {
  readonly contentType: string
  readonly content: Buffer
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const OWN_FILE = /^\/(?:[a-z-]+\/)?[a-z-]+\.(?:html|css|js|svg)$/u

const pathOf = (urlPath: string): string | null => {
  if (urlPath === '/') return packageFile('bot', 'demo', 'page', 'index.html')
  if (urlPath === '/adaptivecards.js') return dependencyFile('adaptivecards', 'dist', 'adaptivecards.min.js')
  return OWN_FILE.test(urlPath) ? packageFile('bot', 'demo', 'page', ...urlPath.slice(1).split('/')) : null
}

/** Null for what is no file of the page. */
export const staticFile = async (urlPath: string): Promise<StaticFile | null> => {
  const path = pathOf(urlPath)
  if (!path) return null
  const content = await readFile(path).catch(() => null)
  return content && { content, contentType: TYPES[extname(path)] ?? 'application/octet-stream' }
}
