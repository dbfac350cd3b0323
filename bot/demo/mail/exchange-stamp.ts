/** What Exchange Online found about the sender of a mail that it took in. */
export type ExchangeVerdict = 'pass' | 'fail' | 'none'

const CLAIMS: Readonly<Record<ExchangeVerdict, (domain: string) => readonly string[]>> = {
  pass: (domain) => [
    `spf=pass (sender IP is 192.0.2.10) smtp.mailfrom=${domain}`,
    `dkim=pass (signature was verified) header.d=${domain}`,
    `dmarc=pass action=none header.from=${domain}`,
    'compauth=pass reason=100',
  ],
  fail: (domain) => [
    `spf=fail (sender IP is 192.0.2.66) smtp.mailfrom=${domain}`,
    'dkim=none (message not signed) header.d=none',
    `dmarc=fail action=quarantine header.from=${domain}`,
    'compauth=fail reason=000',
  ],
  none: (domain) => [
    `spf=none (sender IP is 192.0.2.99) smtp.mailfrom=${domain}`,
    'dkim=none (message not signed) header.d=none',
    `dmarc=none action=none header.from=${domain}`,
    'compauth=none reason=405',
  ],
}

/**
 * The header that Exchange Online puts on top of each mail from outside: no authserv-id, the methods parted by
 * semicolons, `action` and `compauth` of its own (Microsoft, "Anti-spam message headers in Microsoft 365").
 */
export const exchangeStamp = (domain: string, verdict: ExchangeVerdict): string =>
  `Authentication-Results: ${CLAIMS[verdict](domain).join(';\r\n ')}\r\n`

/** The domain of the first From header's address; empty when there is none. */
export const fromDomainOf = (mail: Uint8Array): string => {
  const [head = ''] = Buffer.from(mail)
    .toString('latin1')
    .split(/\r?\n\r?\n/, 1)
  const from = /^from:(.*(?:\r?\n[ \t].*)*)/im.exec(head)?.[1] ?? ''
  return /@([\w.-]+)/.exec(from)?.[1]?.toLowerCase() ?? ''
}

/** The mail as it would lie in an Exchange mailbox: with the verdict on top of all that it brought along. */
export const stampAsExchange = (mail: Uint8Array, verdict: ExchangeVerdict): Uint8Array =>
  Buffer.concat([Buffer.from(exchangeStamp(fromDomainOf(mail), verdict)), mail])
