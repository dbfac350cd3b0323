import type { StoredFile } from '../../src/contract.js'
import { shorten } from '../cards/markdown.js'
import type { Link } from '../cards/views/context.js'
import type { SignedLinks } from '../signed-links.js'

/** Teams draws at most six buttons in a row; the newest documents matter most. */
const LINKS_SHOWN = 6

const unique = (files: readonly StoredFile[]): readonly StoredFile[] => [
  ...new Map(files.map((file) => [file.id, file])).values(),
]

/** Null when the service has no public address to link to. Titles of buttons are plain text. */
export const documentLinks = (
  files: readonly StoredFile[],
  links: Pick<SignedLinks, 'linkTo'>,
): readonly Link[] | null => {
  const made = unique(files)
    .slice(-LINKS_SHOWN)
    .map((file) => ({ title: shorten(file.filename, 60), url: links.linkTo(file.id) }))
  const reachable = made.filter((link): link is Link => link.url !== null)
  return reachable.length === made.length ? reachable : null
}
