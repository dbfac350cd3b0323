/** What is measured, in milliseconds. */
export const COSTS = {
  start: 'start, until its mailbox is connected',
  startProcessor: 'start, of processor',
  confirmation: 'confirmation, of processor',
  press: 'press',
  sweep: 'sweep with 20 requests due',
  pending: '`pendientes`',
  search: '`buscar`',
} as const

export type Cost = keyof typeof COSTS

const isCost = (name: string): name is Cost => Object.hasOwn(COSTS, name)

export const costNames: readonly Cost[] = Object.keys(COSTS).filter(isCost)
