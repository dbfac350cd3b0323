import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { describeWithDns, startDns, type DnsServer, type DnsZone } from '../../servers/dns.js'
import { runCli } from './run-cli.js'

const aliasOf = (domain: string, selector: string): string =>
  `${selector}-${domain.replaceAll('.', '-')}._domainkey.hotel.onmicrosoft.com`

const dkim = (domain: string, target: (selector: string) => string): readonly string[] =>
  ['selector1', 'selector2'].map((selector) => `cname=${selector}._domainkey.${domain},${target(selector)}`)

const RIGHT: DnsZone = {
  domain: 'bien.example',
  records: [
    'mx-host=bien.example,bien-example.mail.protection.outlook.com,0',
    'txt-record=bien.example,otro-registro=1',
    'txt-record=bien.example,v=spf1 include:spf.protection.outlook.com -all',
    ...dkim('bien.example', (selector) => aliasOf('bien.example', selector)),
    `txt-record=${aliasOf('bien.example', 'selector1')},v=DKIM1; k=rsa; p=MIIBIjANBg`,
    'txt-record=_dmarc.bien.example,v=DMARC1; p=quarantine; rua=mailto:dmarc@bien.example',
  ],
}

const WRONG: DnsZone = {
  domain: 'mal.example',
  records: [
    'mx-host=mal.example,correo.mal.example,10',
    'txt-record=mal.example,v=spf1 include:otro.example ~all',
    ...dkim('mal.example', () => 'clave.otro.example'),
    'txt-record=_dmarc.mal.example,v=DMARC1; p=none',
  ],
}

const EMPTY: DnsZone = { domain: 'vacio.example', records: ['txt-record=vacio.example,nada'] }

interface Seen {
  readonly check: string
  readonly level: string
  readonly code: string | null
}

describeWithDns('control-oc doctor looks at the domain', () => {
  let server: DnsServer
  let folder: string

  beforeAll(async () => {
    server = await startDns([RIGHT, WRONG, EMPTY, { domain: 'nadie.example', records: [] }])
  })

  afterAll(() => server.stop())

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cli-doctor-dns-'))
  })

  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const doctor = (domain: string, ...args: readonly string[]) => {
    const env = [
      'IMAP_HOST=outlook.office365.com',
      `IMAP_USERNAME=controloc@${domain}`,
      'IMAP_PASSWORD=S3cr3t0',
      'SMTP_HOST=smtp.office365.com',
      `SMTP_USERNAME=controloc@${domain}`,
      'SMTP_PASSWORD=S3cr3t0',
      'ALLOWED_CONFIRMATION_SENDERS=confirmaciones@operador.example',
    ]
    writeFileSync(path.join(folder, '.env'), env.join('\n'))
    return runCli(folder, ['doctor', '--only', 'dns', '--dns-server', server.address, ...args])
  }

  const complaintsOf = async (domain: string): Promise<readonly string[]> => {
    const { stdout } = await doctor(domain, '--json')
    const { findings } = JSON.parse(stdout) as { findings: readonly Seen[] }
    return findings.flatMap(({ check, level, code }) =>
      level === 'ok' || level === 'skipped' ? [] : [`${check} ${code}`],
    )
  }

  it('has nothing to say against right records', async () => {
    const { exitCode, stdout } = await doctor('bien.example')
    expect(stdout).toContain('✔ Quién puede enviar (SPF) · bien.example: v=spf1 include:')
    expect(stdout).toContain('✔ La firma DKIM está encendida')
    expect(exitCode).toBe(0)
  })

  it('names what is wrong, with the lines for this domain', async () => {
    const { exitCode, stdout } = await doctor('mal.example')
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/✘ Quién puede enviar[\s\S]*→ Agregue include:spf\.protection\.outlook\.com/)
    expect(stdout).toContain("Set-DkimSigningConfig -Identity 'mal.example' -Enabled $true")
    expect(stdout).toMatch(/! A dónde llega el correo \(MX\) · mal\.example: correo\.mal\.example/)
    expect(stdout).toMatch(/! Política del dominio[\s\S]*p=none/)
  })

  it('names what is missing', async () => {
    expect(await complaintsOf('vacio.example')).toEqual([
      'dns.mx dns_mx_missing',
      'dns.spf dns_spf_missing',
      'dns.dkim dns_dkim_missing',
      'dns.dkim dns_dkim_missing',
      'dns.dmarc dns_dmarc_missing',
    ])
  })

  it('tells a domain that is not there from a server that does not answer', async () => {
    expect(await complaintsOf('nadie.example')).toEqual(['dns.domain dns_domain_unknown'])
    expect(new Set(await complaintsOf('ajeno.example'))).toEqual(
      new Set(['dns.mx', 'dns.spf', 'dns.dkim', 'dns.dmarc'].map((check) => `${check} dns_no_answer`)),
    )
  })

  it('wants the address of a server, not its name', async () => {
    const { exitCode, stderr } = await runCli(folder, ['doctor', '--dns-server', 'dns.example'])
    expect(exitCode).toBe(64)
    expect(stderr).toContain('«dns.example» no es la dirección IP')
  })
})
