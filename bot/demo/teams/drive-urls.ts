import type { DriveItem } from './drive.js'

/** Where a file is met over HTTP: what the bot reads, what it writes, and where a person would look at it. */
export interface DriveUrls {
  readonly downloadUrl: string
  readonly uploadUrl: string
  readonly contentUrl: string
}

const DOWNLOAD = '/drive/download/'
const UPLOAD = '/drive/upload/'

export const driveUrls = (serviceUrl: string, { uniqueId, name }: DriveItem): DriveUrls => {
  const origin = new URL(serviceUrl).origin
  const file = encodeURIComponent(name)
  return {
    downloadUrl: `${origin}${DOWNLOAD}${uniqueId}`,
    uploadUrl: `${origin}${UPLOAD}${uniqueId}`,
    contentUrl: `${origin}/personal/Documents/Applications/Control%20OC/${file}`,
  }
}

export type DriveRequest = { readonly kind: 'download' | 'upload'; readonly uniqueId: string }

/** Null for a path that is none of the drive's. */
export const driveRequestOf = (method: string, path: string): DriveRequest | null => {
  if (method === 'GET' && path.startsWith(DOWNLOAD))
    return { kind: 'download', uniqueId: path.slice(DOWNLOAD.length) }
  if (method === 'PUT' && path.startsWith(UPLOAD))
    return { kind: 'upload', uniqueId: path.slice(UPLOAD.length) }
  return null
}
