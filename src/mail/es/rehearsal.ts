/** Marks a mail that would have gone to a client, so that nobody takes a rehearsal for the real thing. */
export const rehearsalSubject = (subject: string, recipients: readonly string[]): string =>
  `[ENSAYO, destinatario real: ${recipients.join(', ')}] ${subject}`
