/**
 * A bare `local@domain` address as people's mailboxes have them: a dot-atom (RFC 5322, 3.4.1) and a domain of two labels
 * or more. Quoted local parts and address literals are not accepted: nobody's client has one, and they hide things.
 */
const ADDRESS = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*@(?<domain>.+)$/u

const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

export const isDomain = (text: string): boolean => text.length <= 253 && DOMAIN.test(text)

export const isEmailAddress = (text: string): boolean =>
  text.length <= 254 && isDomain(ADDRESS.exec(text)?.groups?.['domain'] ?? '')

/** `mail to` people separate addresses by commas, semicolons or white space. */
export const splitAddresses = (text: string): readonly string[] =>
  text
    .split(/[,;\s]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase())
