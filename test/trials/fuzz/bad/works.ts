import type { Target } from '../target.js'
import { wrongInThird } from './is-third.js'

export const open = async (): Promise<Target> =>
  wrongInThird(() => {
    const until = process.cpuUsage().user + 400_000
    while (process.cpuUsage().user < until);
  })
