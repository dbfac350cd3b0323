import { CONTACTS_WRONG } from '../../texts/review.js'

const ADDRESS = String.raw`[^\s,;@]+@[^\s,;@]+\.[^\s,;@]+`

/** Addresses with commas, semicolons or spaces between; nothing at all is let through here. */
export const CONTACTS_PATTERN = {
  regex: String.raw`^\s*${ADDRESS}(?:[\s,;]+${ADDRESS})*[\s,;]*$`,
  message: CONTACTS_WRONG,
}
