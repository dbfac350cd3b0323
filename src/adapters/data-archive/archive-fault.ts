/**
 * Why no archive is made, or none is believed. `moved`: the store changed faster than it could be read. The others are
 * of an archive: `not_archive` is no gzipped tar, `incomplete` ends too early, `damaged` has a file whose checksum is
 * wrong or that is missing, `other_version` was made by a newer product, `unsafe` names a path that leads out of the folder.
 */
export type ArchiveFaultCode =
  | 'no_store'
  | 'moved'
  | 'inside_data'
  | 'not_found'
  | 'not_archive'
  | 'incomplete'
  | 'damaged'
  | 'other_version'
  | 'unsafe'
  | 'target_not_empty'

/** Worded in Spanish at the edge. */
export class ArchiveFault extends Error {
  readonly code: ArchiveFaultCode
  /** The file, folder or path in the archive that it is about. */
  readonly about: string

  constructor(code: ArchiveFaultCode, about: string, cause?: unknown) {
    super(`${code}: ${about}`, { cause })
    this.name = 'ArchiveFault'
    this.code = code
    this.about = about
  }
}
