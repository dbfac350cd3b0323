import type { DnsZone } from '../servers/dns.js'
import { configOf, lookAt, worldOf, type Condition } from './looking.js'

const dkim = (domain: string, target: (selector: string) => string): readonly string[] =>
  ['selector1', 'selector2'].map((selector) => `cname=${selector}._domainkey.${domain},${target(selector)}`)

const aliasIn = (domain: string) => (selector: string) =>
  `${selector}-${domain.replaceAll('.', '-')}._domainkey.hotel.onmicrosoft.com`

const zone = (domain: string, ...records: readonly string[]): DnsZone => ({ domain, records })

/** Domains with what can be wrong with one. */
export const ZONES: readonly DnsZone[] = [
  zone('nadie.example'),
  zone('vacia.example', 'txt-record=vacia.example,nada'),
  zone(
    'ajena.example',
    'mx-host=ajena.example,correo.ajena.example,10',
    'txt-record=ajena.example,v=spf1 include:otro.example -all',
    ...dkim('ajena.example', () => 'clave.otro.example'),
    'txt-record=_dmarc.ajena.example,v=DMARC1; p=none',
  ),
  zone(
    'floja.example',
    'txt-record=floja.example,v=spf1 include:spf.protection.outlook.com ~all',
    ...dkim('floja.example', aliasIn('floja.example')),
    'txt-record=_dmarc.floja.example,v=DMARC1; p=nada',
  ),
  zone(
    'abierta.example',
    'txt-record=abierta.example,v=spf1 include:spf.protection.outlook.com +all',
    'txt-record=_dmarc.abierta.example,v=DMARC1; p=none',
    'txt-record=_dmarc.abierta.example,v=DMARC1; p=reject',
  ),
  zone(
    'doble.example',
    'txt-record=doble.example,v=spf1 include:spf.protection.outlook.com -all',
    'txt-record=doble.example,v=spf1 include:otro.example -all',
  ),
]

/** `server` answers for the zones alone, and refuses what it is asked of others. */
export const dnsConditions = (server: () => string) => {
  const of =
    (domain: string): Condition =>
    (folder) => {
      const address = `controloc@${domain}`
      const config = configOf(folder, {
        IMAP_HOST: 'outlook.office365.com',
        IMAP_USERNAME: address,
        SMTP_HOST: 'smtp.office365.com',
        SMTP_USERNAME: address,
        SMTP_FROM_EMAIL: address,
      })
      return lookAt('dns', worldOf(config, { dnsServer: server() }))
    }
  return {
    dns_no_answer: of('otra.example'),
    dns_domain_unknown: of('nadie.example'),
    dns_mx_missing: of('vacia.example'),
    dns_mx_elsewhere: of('ajena.example'),
    dns_spf_missing: of('vacia.example'),
    dns_spf_several: of('doble.example'),
    dns_spf_include_missing: of('ajena.example'),
    dns_spf_open: of('abierta.example'),
    dns_spf_soft: of('floja.example'),
    dns_dkim_missing: of('vacia.example'),
    dns_dkim_wrong: of('ajena.example'),
    dns_dkim_off: of('floja.example'),
    dns_dmarc_missing: of('vacia.example'),
    dns_dmarc_several: of('abierta.example'),
    dns_dmarc_none: of('ajena.example'),
    dns_dmarc_wrong: of('floja.example'),
  }
}
