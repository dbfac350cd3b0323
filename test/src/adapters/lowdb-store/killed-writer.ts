import { openLowdbStore } from '../../../../src/adapters/lowdb-store/index.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { aMailRecord, aReservation } from '../../../ports/records.js'

/** Writes until it is killed, and says on its output what was written. Its argument is the data folder. */
const store = await openLowdbStore({ dataDir: process.argv[2] ?? '', clock: systemClock, log: quietLog })
for (let number = 0; ; number++) {
  const locator = `L${number}`
  await store.transact({ reservations: [locator] }, (tx) => {
    tx.putReservation(aReservation(locator))
    tx.recordMail(aMailRecord(locator))
    tx.audit({ at: systemClock.now(), locator, actor: 'writer', action: 'registered', detail: null })
  })
  process.stdout.write(`${locator}\n`)
}
