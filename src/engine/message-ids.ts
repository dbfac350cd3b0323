import { createHmac } from 'node:crypto'

/** Makes the Message-ID of a mail from its id: the same one every time, but only for who knows the key. */
export const messageIdMaker =
  ({ domain, key }: { domain: string; key: string }) =>
  (mailId: string): string => {
    const seal = createHmac('sha256', key).update(mailId).digest('hex').slice(0, 16)
    return `<oc.${mailId.toLowerCase()}.${seal}@${domain}>`
  }
