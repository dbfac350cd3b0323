/**
 * What has become of mails, where it could not be written down (the disk was full): by the mail's id, how it is written.
 * Forgotten with the process; the mail is then found as `sending`, and Sent is asked.
 */
export type Unwritten = Map<string, () => Promise<void>>

/** Writes an outcome down; one that cannot be written now is kept for the next pass. @throws what the store throws */
export const writeDown = async (
  mailId: string,
  write: () => Promise<void>,
  unwritten: Unwritten,
): Promise<void> => {
  unwritten.set(mailId, write)
  await write()
  unwritten.delete(mailId)
}

/** Gives how many were written. @throws what the store throws; what is not written yet is kept */
export const writeWhatWasLeft = async (unwritten: Unwritten): Promise<number> => {
  const before = unwritten.size
  for (const [mailId, write] of unwritten) {
    await write()
    unwritten.delete(mailId)
  }
  return before
}
