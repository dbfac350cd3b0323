import type { Target } from '../target.js'
import { wrongInThird } from './is-third.js'

export const open = async (): Promise<Target> =>
  wrongInThird(() => {
    void Promise.reject(new Error('nobody waits for this'))
  })
