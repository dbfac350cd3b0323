import { backlog } from './backlog/backlog.js'
import type { Bench } from './bench.js'
import { offices } from './offices/offices.js'
import { reading } from './reading/reading.js'

/** In the order in which they run, and stand on the page. */
export const benches: readonly Bench[] = [reading, backlog, offices]
