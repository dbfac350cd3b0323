import type { Target } from '../target.js'
import { wrongInThird } from './is-third.js'

export const open = async (): Promise<Target> => wrongInThird(() => process.exit(3))
