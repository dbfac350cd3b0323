import { BOT_AREA } from './bot-area.js'
import { IMAP_AREA } from './imap-area.js'
import { LOCAL_AREAS } from './local-areas.js'
import { ROUND_TRIP_AREA } from './round-trip-area.js'
import { SENDERS_AREA } from './senders-area.js'
import { SENDING_AREAS } from './sending-areas.js'
import { TOKEN_AREA } from './token-area.js'
import type { AreaChecks } from './world.js'

/** All that the doctor can look at when it is called by hand. */
export const ALL_AREAS: AreaChecks = {
  ...LOCAL_AREAS,
  ...TOKEN_AREA,
  ...IMAP_AREA,
  ...SENDING_AREAS,
  ...ROUND_TRIP_AREA,
  ...BOT_AREA,
  ...SENDERS_AREA,
}
