import { parseAddressHeader } from 'mailparser'
import type { MailAddress, ParsedMail } from '../../domain/mail.js'
import { toInstant } from '../../domain/time.js'
import type { Instant } from '../../domain/time.js'
import { listAttachments, MAX_ATTACHMENTS } from './attachments.js'
import { bodyText } from './body-text.js'
import { contentHash } from './content-hash.js'
import type { HeaderMap } from './header-block.js'
import { splitMail } from './header-block.js'
import { readMimeParts } from './mime-parts.js'

/** Before it there was no Internet mail in Chile, after it nobody answers: such a date is a broken clock. */
const EARLIEST = Date.UTC(1990, 0)
const LATEST = Date.UTC(2100, 0)

const addressesOf = (headers: HeaderMap, name: string): readonly MailAddress[] =>
  (headers.get(name) ?? [])
    .flatMap((value) => parseAddressHeader(value, { flatten: true, decodePunycode: false }).value)
    .filter(({ address }) => address !== undefined && address !== '')
    .map(({ address = '', name: display }) => ({ address: address.toLowerCase(), name: display }))

/** Comments such as "(CLST)" are no part of a date (RFC 5322, 3.3). */
const dateOf = (headers: HeaderMap): Instant | null => {
  const time = Date.parse((headers.get('date')?.[0] ?? '').replaceAll(/\([^()]*\)/g, ' ').trim())
  return time > EARLIEST && time < LATEST ? toInstant(time) : null
}

/** More than any conversation has; the last ones are the nearest. */
const MAX_IDS = 200

/** RFC 5322, 3.6.4. Old mailers write words around the ids. */
const messageIdsOf = (headers: HeaderMap, name: string): readonly string[] =>
  (headers.get(name) ?? []).flatMap((value) => value.match(/<[^<>\s]+>/g) ?? []).slice(-MAX_IDS)

const ownMessageId = (headers: HeaderMap): string | null => {
  const [first = ''] = headers.get('message-id') ?? []
  const bare = first.replaceAll(/[<>\s]/g, '')
  return /<[^<>\s]+>/.exec(first)?.[0] ?? (bare === '' ? null : `<${bare}>`)
}

/** @throws what is no mail at all */
export const parseMail = async (source: Uint8Array): Promise<ParsedMail> => {
  const split = splitMail(source)
  if (split.headers.size === 0) throw new Error('these bytes are no mail: they have no header')
  const parts = await readMimeParts(source, MAX_ATTACHMENTS)
  return {
    messageId: ownMessageId(split.headers),
    contentHash: contentHash(split),
    from: addressesOf(split.headers, 'from'),
    replyTo: addressesOf(split.headers, 'reply-to'),
    to: addressesOf(split.headers, 'to'),
    cc: addressesOf(split.headers, 'cc'),
    subject: parts.subject,
    date: dateOf(split.headers),
    inReplyTo: messageIdsOf(split.headers, 'in-reply-to'),
    references: messageIdsOf(split.headers, 'references'),
    text: await bodyText(parts),
    attachments: await listAttachments(parts),
    headers: split.headers,
  }
}
