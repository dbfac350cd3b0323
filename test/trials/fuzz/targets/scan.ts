import { createOcrReader } from '../../../../src/adapters/ocr/ocr-reader.js'
import { quietLog } from '../../../fakes/quiet.js'
import { damaged } from '../make/bytes.js'
import { fixture } from '../make/corpus.js'
import type { Target } from '../target.js'
import { understand } from './understand.js'

const NAMES = ['order-fax.tif', 'order-faint.jpg', 'order-photo.jpg', 'order-scan.pdf']

/** Damaged pictures and scans in the process that recognises text. */
export const open = async (): Promise<Target> => {
  const reader = createOcrReader(quietLog)
  const corpus = NAMES.map((name) => fixture(`documents/${name}`))
  return {
    make: (random) => damaged(random.pick(corpus), random),
    run: async (content) => understand(await reader.read(content)),
    close: () => reader.stop(),
  }
}
