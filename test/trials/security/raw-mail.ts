import { randomUUID } from 'node:crypto'

/** A mail as a stranger writes it: its headers are taken as they are. */
export interface RawMailPlan {
  /** Whole lines, such as `From: …`; folded ones hold `\r\n `. */
  readonly headers: readonly string[]
  readonly text: string
  readonly files?: readonly RawFile[]
}

export interface RawFile {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

const base64Lines = (content: Uint8Array): string =>
  Buffer.from(content).toString('base64').replaceAll(/.{76}/gu, '$&\r\n')

const filePart = ({ name, type, content }: RawFile): string =>
  [
    `Content-Type: ${type}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    base64Lines(content),
  ].join('\r\n')

export const rawMail = ({ headers, text, files = [] }: RawMailPlan): Uint8Array => {
  const boundary = `b-${randomUUID()}`
  const parts = [
    `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`,
    ...files.map(filePart),
  ]
  return Buffer.from(
    [
      ...headers,
      'To: controloc@hotelsales.example',
      `Date: ${new Date().toUTCString()}`,
      `Message-ID: <${randomUUID()}@trial.example>`,
      'MIME-Version: 1.0',
      `Content-Type: multipart/mixed; boundary="${boundary}"`,
      '',
      ...parts.map((part) => `--${boundary}\r\n${part}`),
      `--${boundary}--`,
      '',
    ].join('\r\n'),
  )
}

/** What Exchange writes on top of a mail whose From is of this domain, as Exchange reads it. */
export const exchangeFound = (verdict: 'pass' | 'fail' | 'none', domain: string): string =>
  `Authentication-Results: spf=${verdict} (sender IP is 192.0.2.66)\r\n smtp.mailfrom=evil.example; dkim=none (message not signed)\r\n header.d=none;dmarc=${verdict} action=none header.from=${domain};compauth=${verdict} reason=100`
