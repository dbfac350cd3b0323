import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import { tnefMaker } from '../make/tnefs.js'
import type { Target } from '../target.js'

/** Mails with a winmail.dat, up to the files that are found in it. */
export const open = async (): Promise<Target> => {
  const parser = createMailParser()
  return {
    make: tnefMaker(),
    run: async (source) => {
      const { attachments } = await parser.parse(source)
      const isWhole = attachments.every(({ filename }) => filename !== 'winmail.dat')
      return `${isWhole ? 'whole' : 'damaged'}, ${attachments.length > 1 ? 'files' : 'a file at most'}`
    },
    close: async () => undefined,
  }
}
