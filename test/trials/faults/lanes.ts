import { clockLanes } from './clock.js'
import type { Ground } from './ground.js'
import { databaseLanes } from './database.js'
import { imapLane, serverLane } from './imap.js'
import type { Lane } from './scenario.js'
import { smtpLanes } from './smtp.js'
import { storageLanes } from './storage.js'
import { stoppingLanes } from './stopping.js'
import { teamsLanes } from './teams.js'
import { tokenLanes } from './token.js'

/** All that is tried; what takes longest comes first. */
export const lanesOn = (ground: Ground): readonly Lane[] => [
  imapLane(ground),
  ...stoppingLanes(ground),
  ...storageLanes(ground),
  ...databaseLanes(ground),
  ...clockLanes(ground),
  ...tokenLanes(ground),
  ...teamsLanes(ground),
  ...smtpLanes(ground),
  serverLane(ground),
]
