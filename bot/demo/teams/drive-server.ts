import type { IncomingHttpHeaders } from 'node:http'
import type { Drive } from './drive.js'
import type { DriveRequest } from './drive-urls.js'
import type { Json } from './json.js'
import { ConnectorRefusal } from './refusal.js'

export interface DriveAnswer {
  readonly status: number
  readonly body: Json | Buffer
}

const download = (drive: Drive, uniqueId: string): DriveAnswer => {
  const content = drive.item(uniqueId)?.content
  if (!content) throw new ConnectorRefusal(404, 'itemNotFound', 'There is no such file')
  return { status: 200, body: content }
}

/** Upload and download URLs carry their own permission; OneDrive refuses a PUT that brings another. @throws ConnectorRefusal */
export const answerDrive = (
  drive: Drive,
  { kind, uniqueId }: DriveRequest,
  headers: IncomingHttpHeaders,
  bytes: Buffer,
): DriveAnswer => {
  if (kind === 'download') return download(drive, uniqueId)
  if (headers.authorization) throw new ConnectorRefusal(401, 'unauthenticated', 'Send no Authorization here')
  return drive.put(uniqueId, headers['content-range'] ?? null, bytes)
}
