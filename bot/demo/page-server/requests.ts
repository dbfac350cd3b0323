import type { IncomingMessage } from 'node:http'
import { DemoRefusal } from '../demo-refusal.js'
import type { DemoPerson } from '../people.js'
import { demoTexts } from '../texts/es.js'
import type { DemoBackend } from './backend.js'

const MOST_BYTES = 30_000_000

/** @throws DemoRefusal for what is too large. */
export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > MOST_BYTES) throw new DemoRefusal(demoTexts.fileTooLarge)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Only this page may press: no other site that is open in the same browser, under whatever name it calls us. */
export const isOwnPage = ({ headers }: IncomingMessage): boolean => {
  const host = /^(?:127\.0\.0\.1|localhost):\d+$/u
  return host.test(headers.host ?? '') && (!headers.origin || headers.origin === `http://${headers.host}`)
}

/** Who sits in front of the page that asks: `?como=diego`. */
export const viewerOf = ({ people }: DemoBackend, url: URL): DemoPerson =>
  people.find(({ key }) => key === url.searchParams.get('como')) ?? people[0]
