import { setTimeout as wait } from 'node:timers/promises'
import type { Target } from '../target.js'
import { wrongInThird } from './is-third.js'

const eaten: Buffer[] = []

export const open = async (): Promise<Target> =>
  wrongInThird(async () => {
    for (;;) {
      eaten.push(Buffer.alloc(20 * 1024 * 1024, 1))
      await wait(10)
    }
  })
