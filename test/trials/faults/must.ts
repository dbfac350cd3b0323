import type { TrialOffice } from './office.js'

/** @throws `what`, unless it holds. */
export const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what)
}

/** What the service says when it does not start; nothing may have left. @throws when it starts */
export const refusalToStart = async (office: TrialOffice): Promise<unknown> => {
  const before = office.smtp.mails.length
  const error: unknown = await office.start().then(
    () => null,
    (fault: unknown) => fault,
  )
  must(error !== null, 'the service started')
  must(office.smtp.mails.length === before, 'a mail was sent')
  return error
}
