import { describe, expect, it } from 'vitest'
import { judgeDomain, type DnsWish } from '../../../../src/engine/doctor/dns/index.js'
import type { DomainProbe } from '../../../../src/ports.js'

const WISH: DnsWish = { domain: 'hotel.example', service: 'exchange' }

const some = <T>(...value: readonly T[]) => ({ ok: true as const, value })

const key = (selector: string) => ({
  selector,
  alias: some(`${selector}-hotel-example._domainkey.hotel.n-v1.dkim.mail.microsoft`),
  key: some('v=DKIM1; p=MIIB'),
})

const RIGHT: DomainProbe = {
  exists: true,
  mx: some({ host: 'hotel-example.a-v1.mx.microsoft', priority: 0 }),
  txt: some('v=spf1 include:spf.protection.outlook.com -all'),
  dkim: [key('selector1'), key('selector2')],
  dmarc: some('v=DMARC1; p=reject'),
}

const complaints = (probe: Partial<DomainProbe>, wish: Partial<DnsWish> = {}): readonly string[] =>
  judgeDomain({ ...RIGHT, ...probe }, { ...WISH, ...wish }).flatMap(({ code }) => code ?? [])

describe('what the doctor judges of a domain', () => {
  it('has no complaint about one that is right', () => {
    expect(complaints({})).toEqual([])
  })

  it.each([
    [['v=spf1 include:spf.protection.outlook.com ~all'], ['dns_spf_soft']],
    [['v=spf1 include:spf.protection.outlook.com'], ['dns_spf_soft']],
    [['v=spf1 include:spf.protection.outlook.com all'], ['dns_spf_open']],
    [['v=spf1 mx -all'], ['dns_spf_include_missing']],
    [['v=spf1 +include:SPF.protection.outlook.com -all'], []],
    [['v=spf10 -all'], ['dns_spf_missing']],
    [['v=spf1 -all', 'v=spf1 include:spf.protection.outlook.com -all'], ['dns_spf_several']],
  ])('SPF %j', (records, codes) => {
    expect(complaints({ txt: some(...records) })).toEqual(codes)
  })

  it.each([
    [['v=DMARC1; p=none'], ['dns_dmarc_none']],
    [['v=DMARC1;sp=none;p=quarantine'], []],
    [['v=DMARC1; rua=mailto:a@b.example'], ['dns_dmarc_wrong']],
    [['v=DMARC1; p=reject', 'v=DMARC1; p=none'], ['dns_dmarc_several']],
  ])('DMARC %j', (records, codes) => {
    expect(complaints({ dmarc: some(...records) })).toEqual(codes)
  })

  it('sees that names are ready and signing is off', () => {
    const off = RIGHT.dkim.map((one) => ({ ...one, key: some('v=DKIM1; p=') }))
    expect(complaints({ dkim: off })).toEqual(['dns_dkim_off'])
  })

  it('asks of Google for what Google wants', () => {
    const google = {
      mx: some({ host: 'aspmx.l.google.com', priority: 1 }),
      txt: some('v=spf1 include:_spf.google.com -all'),
      dkim: [{ selector: 'google', alias: some<string>(), key: some('v=DKIM1; k=rsa; p=MIIB') }],
    }
    expect(complaints(google, { service: 'google_workspace' })).toEqual([])
  })

  it('asks of a service that it does not know for no keys', () => {
    expect(complaints({ txt: some('v=spf1 mx -all'), dkim: [] }, { service: 'other' })).toEqual([])
  })
})
