import { Header, Pax } from 'tar'

export const BLOCK = 512

export interface EntryHead {
  readonly path: string
  /** In bytes; 0 for a link. */
  readonly size: number
  readonly mtime: Date
  /** Another path of the archive that has the same content. */
  readonly linkpath?: string
}

/** The blocks before an entry's content (POSIX.1-2001 pax, where a name or a size is too long for ustar). */
export const headBlocks = ({ path, size, mtime, linkpath }: EntryHead): Buffer => {
  const data = { path, size, mtime, mode: 0o600, uid: 0, gid: 0 }
  const header = new Header(
    linkpath === undefined ? { ...data, type: 'File' } : { ...data, type: 'Link', linkpath },
  )
  const needsPax = header.encode()
  const block = header.block ?? Buffer.alloc(BLOCK)
  return needsPax
    ? Buffer.concat([new Pax({ path, size, ...(linkpath && { linkpath }) }).encode(), block])
    : block
}

/** Fills the last block of a content up. */
export const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK)

export const endBlocks = (): Buffer => Buffer.alloc(2 * BLOCK)
