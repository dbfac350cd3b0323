import { domainToASCII } from 'node:url'

const ascii = (domain: string): string => domainToASCII(domain.trim().replace(/\.$/, ''))

/** Compared as DNS does: without case, international names in their ASCII form. */
export const sameDomain = (one: string, other: string): boolean =>
  ascii(one) !== '' && ascii(one) === ascii(other)

/** Whether `below` lies beneath `above` in the tree of names. */
export const isSubdomain = (below: string, above: string): boolean =>
  ascii(above) !== '' && ascii(below).endsWith(`.${ascii(above)}`)

/**
 * The domain of an address in its plain form. Null for forms that programs read differently: quoted local parts,
 * several @, routes, control characters.
 */
export const domainOfPlainAddress = (address: string): string | null =>
  /^[^\s@"'<>()[\],;:\\]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)$/u.exec(address)?.[1] ?? null
