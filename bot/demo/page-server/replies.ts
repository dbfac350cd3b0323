import type { ServerResponse } from 'node:http'
import { demoTexts } from '../texts/es.js'
import type { ClientMail } from '../mail/outbox.js'
import type { NamedFile } from '../teams/stand-in.js'
import { staticFile } from './static-files.js'

/**
 * Adaptive Cards sets styles by script, which this policy allows. Nothing comes from another host but pictures of cards,
 * from the bot: Teams fetches these by a proxy of its own.
 */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: http://127.0.0.1:*; frame-ancestors 'none'; base-uri 'none'"

/** A mail may show itself, and do nothing else. */
const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"

export const replyJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body ?? {}))
}

export const replyNotFound = (response: ServerResponse): void =>
  replyJson(response, 404, { message: demoTexts.notFound })

export const replyStatic = async (response: ServerResponse, path: string): Promise<void> => {
  const file = await staticFile(path)
  if (!file) return replyNotFound(response)
  response.writeHead(200, {
    'content-type': file.contentType,
    'content-security-policy': PAGE_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(file.content)
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const replyMail = (response: ServerResponse, mail: ClientMail | undefined): void => {
  if (!mail) return replyNotFound(response)
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': MAIL_POLICY,
  })
  response.end(mail.html ?? `<pre>${escapeHtml(mail.text)}</pre>`)
}

/** As a download, whatever it is. */
export const replyDownload = (response: ServerResponse, file: NamedFile | null): void => {
  if (!file) return replyNotFound(response)
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  response.end(file.content)
}
