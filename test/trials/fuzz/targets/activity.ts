import { activityMaker } from '../make/activities.js'
import type { Target } from '../target.js'
import { openBot, SERVICE_URL, THREAD, WRITER } from './bot-world.js'

/** Activities of every type on `/api/messages`, with what should not stand in them. */
export const open = (): Promise<Target> =>
  openBot(activityMaker({ from: WRITER, serviceUrl: SERVICE_URL, threadId: THREAD }))
