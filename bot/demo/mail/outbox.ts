import { simpleParser } from 'mailparser'
import type { AddressObject } from 'mailparser'
import type { Instant } from '../../../src/domain/time.js'
import type { ReceivedMail } from './smtp-server.js'

/** A mail that a client got from us, as its mail program would show it. */
export interface ClientMail {
  readonly id: string
  readonly at: Instant
  readonly from: string
  readonly to: readonly string[]
  readonly cc: readonly string[]
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly messageId: string | null
  readonly references: readonly string[]
}

const addressesOf = (header: AddressObject | AddressObject[] | undefined): string[] =>
  [header ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => address?.toLowerCase() ?? []))

/** `Control OC <controloc@oficina.example>` */
const senderOf = (header: AddressObject | undefined): string => {
  const [first] = header?.value ?? []
  return first?.name ? `${first.name} <${first.address ?? ''}>` : (first?.address ?? '')
}

const listOf = (header: string[] | string | undefined): string[] => [header ?? []].flat()

export const readClientMail = async (
  { source, recipients }: ReceivedMail,
  id: string,
  at: Instant,
): Promise<ClientMail> => {
  const mail = await simpleParser(source)
  const cc = addressesOf(mail.cc)
  return {
    id,
    at,
    from: senderOf(mail.from),
    to: recipients.filter((recipient) => !cc.includes(recipient)),
    cc,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    messageId: mail.messageId ?? null,
    references: listOf(mail.references),
  }
}
