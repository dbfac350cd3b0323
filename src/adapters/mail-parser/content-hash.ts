import { createHash } from 'node:crypto'
import type { SplitMail } from './header-block.js'

/**
 * The headers that the sender wrote. All others are put on by servers on the way, and differ between two copies of one
 * mail (Received, Return-Path, Delivered-To, Authentication-Results, X-…).
 */
const SENDERS_OWN = [
  'date',
  'from',
  'to',
  'cc',
  'reply-to',
  'subject',
  'message-id',
  'in-reply-to',
  'references',
] as const

const SPACE = new Set([10, 13, 32])

/** Servers differ in whether they end the last line, and in how many empty ones they leave behind. */
const withoutTrailingSpace = (body: Uint8Array): Uint8Array => {
  let end = body.length
  while (end > 0 && SPACE.has(body[end - 1] ?? 0)) end -= 1
  return body.subarray(0, end)
}

/** SHA-256 (hex) of what two copies of one mail share. */
export const contentHash = ({ headers, body }: SplitMail): string => {
  const hash = createHash('sha256')
  for (const name of SENDERS_OWN) {
    for (const value of headers.get(name) ?? []) hash.update(`${name}:${value.replaceAll(/\s+/g, ' ')}\n`)
  }
  return hash.update('\n').update(withoutTrailingSpace(body)).digest('hex')
}
