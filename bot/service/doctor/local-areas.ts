import { probeDomain } from '../../../src/adapters/dns/index.js'
import { probeClock } from '../../../src/adapters/http-date/index.js'
import type { Config } from '../../../src/config.js'
import type { Finding } from '../../../src/domain/finding.js'
import { judgeClients } from '../../../src/engine/doctor/clients.js'
import { judgeClock, judgeZone } from '../../../src/engine/doctor/clock.js'
import { domainOf } from '../../../src/domain/known-sender.js'
import { isOurs, judgeDomain, NOT_OURS, selectorsOf } from '../../../src/engine/doctor/dns/index.js'
import { judgeSenders } from '../../../src/engine/doctor/senders.js'
import { judgingSettings } from '../engine-settings.js'
import { DATA_AREA } from './data-area.js'
import type { AreaChecks, DoctorWorld } from './world.js'

/** Whoever gives out our tokens keeps time, and judges us by it. */
const timekeeper = ({ azure, google }: Config): string | null => azure?.authority ?? google?.tokenUrl ?? null

const dns = async ({ config: { smtp }, dnsServer }: DoctorWorld): Promise<readonly Finding[]> => {
  const domain = domainOf(smtp.fromEmail)
  if (domain === null || !isOurs(domain)) return [NOT_OURS]
  const probe = await probeDomain(domain, selectorsOf(smtp.service), dnsServer)
  return judgeDomain(probe, { domain, service: smtp.service })
}

export const listOfSenders = (config: Config): readonly Finding[] => {
  const { confirmationSenders, ownAddresses } = judgingSettings(config)
  return judgeSenders(confirmationSenders, ownAddresses)
}

/** What can be seen without a mail server. */
export const LOCAL_AREAS: AreaChecks = {
  clock: async ({ config, clock }) => {
    const url = timekeeper(config)
    const zone = judgeZone(clock.now(), config.office.zone)
    return [zone, judgeClock(url === null ? null : await probeClock(url))]
  },
  ...DATA_AREA,
  dns,
  clients: async ({ store }) => [judgeClients(await (await store()).clients())],
  senders: async ({ config }) => listOfSenders(config),
}
