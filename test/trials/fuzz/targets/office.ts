import { createOfficeReader } from '../../../../src/adapters/office-files/office-reader.js'
import type { Target } from '../target.js'
import { understand } from './understand.js'

export const openOffice = (make: Target['make']): Target => {
  const reader = createOfficeReader()
  return {
    make,
    run: async (content) => understand(await reader.read(content)),
    close: () => reader.stop(),
  }
}
