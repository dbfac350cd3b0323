import type { Instant } from '../../domain/time.js'

const OURS = /^control-oc-\d{8}-\d{6}\.tar\.gz$/u
const PARTIAL = /^control-oc-\d{8}-\d{6}\.tar\.gz\.[0-9a-f-]+\.partial$/u

/** `control-oc-YYYYMMDD-HHMMSS.tar.gz`, in UTC: the order of names is that of time. */
export const archiveName = (at: Instant): string =>
  `control-oc-${at.slice(0, 10).replaceAll('-', '')}-${at.slice(11, 19).replaceAll(':', '')}.tar.gz`

export const isArchiveName = (name: string): boolean => OURS.test(name)

/** Of an archive that was not finished. */
export const isPartialName = (name: string): boolean => PARTIAL.test(name)
