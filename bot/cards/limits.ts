/** Longest texts that a form takes, said on the card and held by the actions too; `filter`: that a list's buttons carry. */
export const LONGEST = {
  ocNumber: 60,
  reason: 300,
  note: 500,
  name: 120,
  contacts: 500,
  code: 20,
  filter: 80,
} as const

/** Choices of people on a card; more would make it too large. */
export const PEOPLE_SHOWN = 30
