import { makePages, pagesIn } from '../make/pages.js'
import type { Target } from '../target.js'
import { understandPages } from './understand.js'

/** The readers of meaning, with the text of documents that no program would print. */
export const open = async (): Promise<Target> => ({
  make: makePages,
  run: async (input) => understandPages(pagesIn(input)),
  close: async () => undefined,
})
