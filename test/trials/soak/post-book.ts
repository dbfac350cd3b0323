import type { Instant } from '../../../src/domain/time.js'
import { toInstant } from '../../../src/domain/time.js'
import type { ReceivedMail } from '../../servers/smtp.js'

/** A mail that has left for a client. */
export interface LeftMail {
  /** By the service's clock. */
  readonly at: Instant
  readonly locator: string
  /** `request`, `reminder`, … */
  readonly kind: string
  readonly controlId: string
  readonly messageId: string
  readonly subject: string
}

const headerOf = (head: string, name: string): string => {
  const found = new RegExp(`^${name}:((?:.*(?:\\r?\\n[ \\t])?)*)`, 'imu').exec(head)
  return (found?.[1] ?? '').replaceAll(/\r?\n[ \t]+/gu, ' ').trim()
}

/** RFC 2047: an ASCII subject is never encoded, and ours are read by people only where they are not. */
const leftMailOf = (source: string): LeftMail => {
  const [head = ''] = source.split('\r\n\r\n', 1)
  const controlId = headerOf(head, 'X-Control-OC-Id')
  const [, locator = '', kind = ''] = /^(.+)-([a-z_]+)-\d+$/u.exec(controlId) ?? []
  return {
    at: toInstant(Date.parse(headerOf(head, 'Date'))),
    locator,
    kind,
    controlId,
    messageId: headerOf(head, 'Message-ID'),
    subject: headerOf(head, 'Subject'),
  }
}

/** What has left, by the booking that it is about. */
export class PostBook {
  readonly #left = new Map<string, LeftMail[]>()
  #count = 0

  take({ source }: ReceivedMail): Promise<void> {
    const mail = leftMailOf(source)
    this.#left.set(mail.locator, [...(this.#left.get(mail.locator) ?? []), mail])
    this.#count += 1
    return Promise.resolve()
  }

  get count(): number {
    return this.#count
  }

  about(locator: string): readonly LeftMail[] {
    return this.#left.get(locator) ?? []
  }

  all(): readonly LeftMail[] {
    return [...this.#left.values()].flat()
  }
}
