import { createHmac, timingSafeEqual } from 'node:crypto'

/** A link to one document that opens without a password, for a short while: Teams bots cannot upload files to a channel. */
export interface SignedLinks {
  /** The address of the document, or null when the service has no public address. */
  linkTo(fileId: string): string | null
  check(token: string): LinkVerdict
}

export type LinkVerdict =
  | { readonly kind: 'valid'; readonly fileId: string }
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

const LIFETIME_MS = 10 * 60_000
const FORGED: LinkVerdict = { kind: 'forged' }

const equal = (one: Buffer, other: Buffer): boolean =>
  one.length === other.length && timingSafeEqual(one, other)

const decode = (part: string): { fileId: string; expires: number } | null => {
  const [expires = '', fileId = ''] = Buffer.from(part, 'base64url').toString('utf8').split('.', 2)
  return fileId !== '' && /^\d{1,15}$/u.test(expires) ? { fileId, expires: Number(expires) } : null
}

/** Tokens are `payload.signature`, base64url, signed by HMAC-SHA-256 (RFC 2104); the payload holds expiry and file. */
export const createSignedLinks = (options: LinkOptions): SignedLinks => {
  const { secret, publicUrl, now, lifetimeMs = LIFETIME_MS } = options
  if (secret.length < 32) throw new Error('The secret of document links needs at least 32 characters')
  const sign = (payload: string): Buffer => createHmac('sha256', secret).update(payload).digest()
  const tokenFor = (fileId: string): string => {
    const payload = Buffer.from(`${now() + lifetimeMs}.${fileId}`).toString('base64url')
    return `${payload}.${sign(payload).toString('base64url')}`
  }
  return {
    linkTo: (fileId) =>
      publicUrl === null ? null : `${publicUrl.replace(/\/+$/u, '')}/files/${tokenFor(fileId)}`,
    check: (token) => {
      const [payload = '', signature = ''] = token.split('.', 2)
      if (!equal(sign(payload), Buffer.from(signature, 'base64url'))) return FORGED
      const content = decode(payload)
      if (!content) return FORGED
      return content.expires > now() ? { kind: 'valid', fileId: content.fileId } : { kind: 'expired' }
    },
  }
}
