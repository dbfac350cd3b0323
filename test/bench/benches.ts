import { arrival } from './arrival/arrival.js'
import { backlog } from './backlog/backlog.js'
import type { Bench } from './bench.js'
import { demo } from './demo/demo.js'
import { growth } from './growth/growth.js'
import { moving } from './moving/moving.js'
import { offices } from './offices/offices.js'
import { press } from './press/press.js'
import { reading } from './reading/reading.js'
import { rest } from './rest/rest.js'

/** In the order in which they run, and stand on the page. */
export const benches: readonly Bench[] = [
  reading,
  backlog,
  arrival,
  press,
  growth,
  moving,
  rest,
  demo,
  offices,
]
