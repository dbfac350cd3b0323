import type { Target } from '../target.js'
import { wrongInThird } from './is-third.js'

export const open = async (): Promise<Target> =>
  wrongInThird(() => {
    throw new TypeError('nobody thought of this')
  })
