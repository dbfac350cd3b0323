import { z } from 'zod'

/** RFC 6749, 5.2. Entra answers so at its discovery endpoint too. */
const Refused = z.object({ error: z.string(), error_description: z.string().default('') })

/** The provider's own words, in one line. */
export const refusalText = (status: number, body: unknown): string => {
  const { data } = Refused.safeParse(body)
  const words = data ? `${data.error} ${data.error_description}` : 'no reason given'
  return `the identity provider refused (${status}): ${words.replaceAll(/\s+/g, ' ').trim()}`
}
