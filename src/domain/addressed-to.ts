import type { ParsedMail } from './mail.js'

/** Where servers on the way write down for whom they took a mail in (RFC 9228 for Delivered-To; the others are customs). */
const DELIVERY_HEADERS = [
  'delivered-to',
  'x-original-to',
  'x-delivered-to',
  'x-envelope-to',
  'envelope-to',
  'x-forwarded-to',
  'x-forwarded-for',
  'resent-to',
]

const addressesIn = (value: string): readonly string[] =>
  (value.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? []).map((address) => address.toLowerCase())

const written = ({ to, cc }: ParsedMail): readonly string[] => [...to, ...cc].map(({ address }) => address)

const delivered = ({ headers }: ParsedMail): readonly string[] =>
  DELIVERY_HEADERS.flatMap((name) => headers.get(name) ?? []).flatMap(addressesIn)

/**
 * Which of our addresses a mail was written to: those that its sender wrote, else (a blind copy, a list) those that servers
 * have noted. A mail that one of our mailboxes handed on to another was written to the first.
 */
export const addressedTo = (mail: ParsedMail, ours: readonly string[]): readonly string[] => {
  const named = (addresses: readonly string[]): readonly string[] =>
    ours.filter((address) => addresses.includes(address))
  const bySender = named(written(mail))
  return bySender.length > 0 ? bySender : named(delivered(mail))
}
