import type { IncomingMessage } from 'node:http'

/** The body of a request is not read: answer this status. */
export class BodyRefused extends Error {
  constructor(
    readonly status: 413 | 415,
    readonly code: string,
  ) {
    super(code)
  }
}

/** Larger than any activity of Teams, too small to hurt. */
export const MAX_BODY_BYTES = 256 * 1024

/** Keeps no more than may be; the rest of what is sent is let pass, for as long as a request may take. */
const readAll = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= MAX_BODY_BYTES) parts.push(part)
    })
    request.once('end', () => {
      if (size > MAX_BODY_BYTES) reject(new BodyRefused(413, 'PayloadTooLarge'))
      else resolve(Buffer.concat(parts))
    })
    request.once('error', reject)
  })

const isJson = (contentType: string | undefined): boolean =>
  /^application\/json\s*(?:;|$)/iu.test(contentType ?? '')

/**
 * The JSON of a request; undefined where it has none. Not restify's own reader: that one unpacks what is packed, counts the
 * bytes before it does, and ends the process where they are no gzip.
 * @throws BodyRefused for what is packed (415) or too large (413); rejects when the request is cut off.
 */
export const readJsonBody = async (request: IncomingMessage): Promise<unknown> => {
  if (request.headers['content-encoding'] !== undefined) throw new BodyRefused(415, 'UnsupportedMediaType')
  if (!isJson(request.headers['content-type'])) return undefined
  const body = await readAll(request)
  try {
    return JSON.parse(body.toString('utf8')) as unknown
  } catch {
    return undefined
  }
}
