import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DOCTOR_CODES, type DoctorCode } from '../../src/domain/doctor-code.js'
import { describeWithDns, startDns, type DnsServer } from '../servers/dns.js'
import { describeWithDovecot } from '../servers/describe-with-dovecot.js'
import { startDovecot, type DovecotServer } from '../servers/dovecot.js'
import { startTokenServer, type TokenServer } from '../servers/token-server.js'
import { describeWithPostgres } from '../servers/describe-with-postgres.js'
import type { PostgresServer } from '../servers/postgres.js'
import { BOT } from './bot-conditions.js'
import { databaseConditions } from './database-conditions.js'
import { dnsConditions, ZONES } from './dns-conditions.js'
import { EXPLAINED } from './explained.js'
import { LOCAL } from './local-conditions.js'
import { MAILBOX, type Condition, type Conditions } from './looking.js'
import { mailConditions, PASSWORD, tokenConditions } from './mail-conditions.js'

/**
 * Every code that the doctor finds by its own judgement is brought about for real, looked at by the doctor's own areas, and
 * its explanation held against what an administrator must read in it. What others say in their own words: test/answers.
 */
let provider: TokenServer
let dovecot: DovecotServer
let dns: DnsServer

const TOKEN = tokenConditions(() => provider)
const MAIL = mailConditions(() => dovecot)
const DNS = dnsConditions(() => dns.address)

const DATABASE = databaseConditions(() => postgres())

const ALL: Conditions<DoctorCode> = { ...LOCAL, ...DATABASE, ...BOT, ...TOKEN, ...MAIL, ...DNS }

let postgres: () => PostgresServer

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'findings-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const isCode = (name: string): name is DoctorCode => (DOCTOR_CODES as readonly string[]).includes(name)

const eachOf = (conditions: Readonly<Record<string, Condition>>): void => {
  it.each(Object.keys(conditions).filter(isCode))('%s', async (code) => {
    const found = await ALL[code](folder)
    expect(found.map((one) => one.code)).toContain(code)
    expect(found.find((one) => one.code === code)?.text).toMatch(EXPLAINED[code])
  })
}

it('leaves none out', () => {
  expect(Object.keys(ALL).toSorted()).toEqual(DOCTOR_CODES.toSorted())
})

describe('what this machine shows', () => {
  eachOf(LOCAL)
})

describe('what the way to Teams shows', () => {
  eachOf(BOT)
})

describe('what a token shows', () => {
  beforeAll(async () => {
    provider = await startTokenServer({ mailbox: MAILBOX })
  })

  afterAll(() => provider.stop())

  eachOf(TOKEN)
})

describeWithDovecot('what mail servers show', () => {
  beforeAll(async () => {
    dovecot = await startDovecot({ users: { [MAILBOX]: PASSWORD } })
  })

  afterAll(() => dovecot.stop())

  eachOf(MAIL)
})

describeWithDns('what a domain shows', () => {
  beforeAll(async () => {
    dns = await startDns(ZONES)
  })

  afterAll(() => dns.stop())

  eachOf(DNS)
})

describeWithPostgres('what a database shows', (server) => {
  postgres = server
  eachOf(DATABASE)
})
