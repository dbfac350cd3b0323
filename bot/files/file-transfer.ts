import { faultText, type Log } from '../ambient.js'

/** How a download ended; a refusal is worded by FILE_REFUSALS. */
export type Downloaded =
  { readonly ok: true; readonly content: Uint8Array } | { readonly ok: false; readonly code: DownloadRefusal }

/** `not_allowed`: the address is none of Teams'. `unavailable`: it gave nothing, or not in time. */
export type DownloadRefusal = 'not_allowed' | 'too_large' | 'unavailable'

/** Files between the bot and the OneDrive of who chats with it. Neither rejects. */
export interface FileTransfer {
  download(address: string): Promise<Downloaded>
  /** The whole file in one piece, as an upload session takes it; false when it was not taken. */
  upload(address: string, content: Uint8Array): Promise<boolean>
}

export interface TransferOptions {
  readonly isAllowed: (address: string) => boolean
  readonly log: Log
  readonly limitMs?: number
  readonly mostBytes?: number
}

const LIMIT_MS = 20_000
export const MOST_BYTES = 5 * 1024 * 1024
const MOST_REDIRECTS = 3

const refused = (code: DownloadRefusal): Downloaded => ({ ok: false, code })

/** Stops reading as soon as there is too much, whatever the answer says of its length. */
const readUpTo = async (response: Response, mostBytes: number): Promise<Downloaded> => {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > mostBytes) return refused('too_large')
    parts.push(part)
  }
  return { ok: true, content: Buffer.concat(parts) }
}

const nextAddress = (response: Response, from: string): string | null => {
  const location = response.headers.get('location')
  if (response.status < 300 || response.status > 399 || location === null) return null
  return URL.canParse(location, from) ? new URL(location, from).href : null
}

export const createFileTransfer = ({ isAllowed, log, ...limits }: TransferOptions): FileTransfer => {
  const { limitMs = LIMIT_MS, mostBytes = MOST_BYTES } = limits

  /** Follows a redirect only to where it might have gone at first. */
  const get = async (address: string, signal: AbortSignal, redirects = 0): Promise<Downloaded> => {
    if (!isAllowed(address)) {
      log.warn({ host: URL.canParse(address) ? new URL(address).hostname : null }, 'Refused a file address')
      return refused('not_allowed')
    }
    const response = await fetch(address, { redirect: 'manual', signal })
    const next = nextAddress(response, address)
    if (next !== null && redirects < MOST_REDIRECTS) {
      await response.body?.cancel()
      return get(next, signal, redirects + 1)
    }
    if (response.ok) return readUpTo(response, mostBytes)
    log.warn({ status: response.status }, 'A file could not be read')
    return refused('unavailable')
  }

  const put = async (address: string, content: Uint8Array): Promise<boolean> => {
    const last = content.byteLength - 1
    const response = await fetch(address, {
      method: 'PUT',
      redirect: 'error',
      signal: AbortSignal.timeout(limitMs),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${last}/${content.byteLength}`,
      },
      body: Buffer.from(content),
    })
    if (!response.ok) log.warn({ status: response.status }, 'A file was not taken')
    return response.ok
  }

  return {
    download: async (address) => {
      try {
        return await get(address, AbortSignal.timeout(limitMs))
      } catch (fault) {
        log.warn({ fault: faultText(fault) }, 'A file could not be read')
        return refused('unavailable')
      }
    },
    upload: async (address, content) => {
      if (!isAllowed(address)) {
        log.warn({}, 'Refused a file address')
        return false
      }
      try {
        return await put(address, content)
      } catch (fault) {
        log.warn({ fault: faultText(fault) }, 'A file was not taken')
        return false
      }
    },
  }
}
