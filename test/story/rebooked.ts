import { Office } from './office.js'
import { TODAY } from './questions.js'

/** A booking was confirmed in the morning, cancelled after noon, and is made again an hour later. */
export const rebookedOffice = async (): Promise<Office> => {
  const office = await Office.open({ now: TODAY })
  await office.confirmation()
  await office.until('2026-11-23 12:00')
  await office.confirmation({ status: 'Cancelado' })
  await office.until('2026-11-23 13:00')
  await office.confirmation({ providerLocator: '999999' })
  return office
}
