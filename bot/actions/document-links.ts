import type { DocumentOwner, StoredFile } from '../../src/contract.js'
import { shorten } from '../cards/markdown.js'
import type { Link } from '../cards/views/context.js'
import type { SignedLinks } from '../signed-links.js'

/** Teams draws at most six buttons in a row; the newest documents matter most. */
const LINKS_SHOWN = 6

/** Null when the service has no public address to link to. Titles of buttons are plain text. */
export const documentLinks = (
  files: readonly StoredFile[],
  owner: DocumentOwner,
  links: Pick<SignedLinks, 'linkTo'>,
): readonly Link[] | null => {
  const made = files
    .slice(-LINKS_SHOWN)
    .map((file) => ({ title: shorten(file.filename, 60), url: links.linkTo(file.id, owner) }))
  const reachable = made.filter((link): link is Link => link.url !== null)
  return reachable.length === made.length ? reachable : null
}
