import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { DocumentOwner } from '../src/contract.js'

/** A link to one document that opens without a password, for a short while: Teams bots cannot upload files to a channel. */
export interface SignedLinks {
  /**
   * The address of the document, or null when the service has no public address. It opens while it has not expired, and
   * only as long as the owner still gives the document out, which is asked at each request.
   */
  linkTo(fileId: string, owner: DocumentOwner): string | null
  check(token: string): LinkVerdict
}

export type LinkVerdict =
  | { readonly kind: 'valid'; readonly fileId: string; readonly owner: DocumentOwner }
  | { readonly kind: 'expired' }
  /** Not made with our secret, or not a token at all. */
  | { readonly kind: 'forged' }

export interface LinkOptions {
  /** At least 32 characters; whoever knows it can open every document. */
  readonly secret: string
  /** Where the service is reached from outside, without a slash at its end; null: no links. */
  readonly publicUrl: string | null
  readonly now: () => number
  readonly lifetimeMs?: number
}

export const LIFETIME_MS = 10 * 60_000
const FORGED: LinkVerdict = { kind: 'forged' }

const OWNER = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reservation'), locator: z.string() }),
  z.strictObject({ kind: z.literal('archived_reservation'), locator: z.string() }),
  z.strictObject({ kind: z.literal('review'), reviewId: z.string() }),
  z.strictObject({ kind: z.literal('report') }),
])

const CONTENT = z.strictObject({ expires: z.number(), fileId: z.string().min(1), owner: OWNER })

type Content = z.infer<typeof CONTENT>

const equal = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

const encode = (content: Content): string => Buffer.from(JSON.stringify(content)).toString('base64url')

const decode = (payload: string): Content | null => {
  try {
    const read: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    return CONTENT.safeParse(read).data ?? null
  } catch {
    return null
  }
}

/** Tokens are `payload.signature`, base64url, signed by HMAC-SHA-256 (RFC 2104); the payload holds expiry, file and owner. */
export const createSignedLinks = (options: LinkOptions): SignedLinks => {
  const { secret, publicUrl, now, lifetimeMs = LIFETIME_MS } = options
  if (secret.length < 32) throw new Error('The secret of document links needs at least 32 characters')
  const sign = (payload: string): Buffer => createHmac('sha256', secret).update(payload).digest()
  const tokenFor = (content: Content): string => {
    const payload = encode(content)
    return `${payload}.${sign(payload).toString('base64url')}`
  }
  /** A signature has one spelling: base64url ignores what cannot be part of it, and the last bits of its end. */
  const isSigned = (payload: string, signature: string): boolean => {
    const given = Buffer.from(signature, 'base64url')
    return given.toString('base64url') === signature && equal(sign(payload), given)
  }
  return {
    linkTo: (fileId, owner) =>
      publicUrl === null
        ? null
        : `${publicUrl.replace(/\/+$/u, '')}/files/${tokenFor({ expires: now() + lifetimeMs, fileId, owner })}`,
    check: (token) => {
      const [payload = '', signature = '', ...rest] = token.split('.')
      if (rest.length > 0 || !isSigned(payload, signature)) return FORGED
      const content = decode(payload)
      if (!content) return FORGED
      const { expires, fileId, owner } = content
      return expires > now() ? { kind: 'valid', fileId, owner } : { kind: 'expired' }
    },
  }
}
