import { z } from 'zod'

/** What was, or would be, done with what is held about a person. Names nobody but companies. */
export const forgetReportShape = z.object({
  /** Null: a rehearsal. By it the line of the audit is found. */
  receipt: z.string().nullable(),
  /** In which the person is named no more, by locator. */
  reservations: z.array(z.string()),
  /** Open ones, which are needed as they are. */
  openReservations: z.array(z.string()),
  /** Review items that wait for an answer, by id. */
  openQuestions: z.array(z.string()),
  questions: z.number(),
  mails: z.number(),
  auditLines: z.number(),
  /** Of the vault, taken away. */
  documents: z.number(),
  /** Of the vault, to which something leads that stays. */
  documentsKept: z.number(),
  /** Clients of which the person is a contact, by name. */
  clients: z.array(z.string()),
  clientsChanged: z.boolean(),
})

export type ForgetReport = z.infer<typeof forgetReportShape>
