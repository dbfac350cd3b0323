import { describe, expect, it } from 'vitest'
import type { Client } from '../../../../src/domain/client.js'
import { judgeClients } from '../../../../src/engine/doctor/clients.js'
import { judgeClock, judgeZone } from '../../../../src/engine/doctor/clock.js'
import { judgeFolder } from '../../../../src/engine/doctor/data.js'
import { judgeSenders } from '../../../../src/engine/doctor/senders.js'
import type { FolderProbe } from '../../../../src/ports.js'

const NOW = '2026-11-30T12:00:00.000Z'

const FOLDER: FolderProbe = {
  written: { ok: true, value: null },
  locked: { ok: true, value: { held: false, owner: null } },
  freeBytes: 50 * 1024 ** 3,
}

const CLIENT: Client = {
  id: 'agencia andes',
  name: 'Agencia Andes',
  requiresOc: true,
  contacts: ['oc@andes.example'],
  reminderAfter: null,
  ultimatumAfter: null,
  notes: null,
}

const codesOf = (probe: Partial<FolderProbe>) =>
  judgeFolder({ ...FOLDER, ...probe }, '/data').map(({ level, code }) => code ?? level)

describe('what the doctor judges of this machine', () => {
  it.each([
    [{}, ['ok', 'ok', 'ok']],
    [
      { written: { ok: false as const, answer: 'EACCES' }, locked: null },
      ['data_not_writable', 'skipped', 'ok'],
    ],
    [{ locked: { ok: false as const, answer: 'ENOTSUP' } }, ['ok', 'data_not_lockable', 'ok']],
    [{ freeBytes: 500 * 1024 ** 2 }, ['ok', 'ok', 'disk_nearly_full']],
    [{ freeBytes: 5 * 1024 ** 2 }, ['ok', 'ok', 'disk_full']],
    [{ freeBytes: null }, ['ok', 'ok', 'skipped']],
  ])('the data folder %j', (probe, codes) => {
    expect(codesOf(probe)).toEqual(codes)
  })

  it('takes a folder that the service holds for well', () => {
    const owner = { pid: 7, host: 'servidor' }
    const [, lock] = judgeFolder({ ...FOLDER, locked: { ok: true, value: { held: true, owner } } }, '/data')
    expect(lock).toMatchObject({ level: 'ok', facts: { held: 'true', pid: '7', host: 'servidor' } })
  })

  it.each([
    ['2026-11-30T12:00:20.000Z', null],
    ['2026-11-30T12:02:00.000Z', 'clock_drifts'],
    ['2026-11-30T11:54:00.000Z', 'clock_wrong'],
  ])('a clock that another reads as %s', (theirs, code) => {
    expect(judgeClock({ host: 'hora.example', theirs, ours: NOW }).code).toBe(code)
  })

  it('tells the hour of the office', () => {
    expect(judgeZone(NOW, 'America/Santiago').facts).toEqual({ local: '2026-11-30 09:00' })
    expect(judgeZone(NOW, 'Marte/Olimpo').code).toBe('zone_unknown')
  })

  it('names the clients that owe orders and have no address', () => {
    const none = { ...CLIENT, name: 'Sin Correo', contacts: [] }
    expect(judgeClients([CLIENT])).toMatchObject({ level: 'ok' })
    expect(judgeClients([])).toMatchObject({ code: 'clients_none' })
    expect(
      judgeClients([CLIENT, none, { ...none, requiresOc: false }, { ...none, active: false }]),
    ).toMatchObject({ code: 'clients_without_address', facts: { without: '1', names: 'Sin Correo' } })
  })

  it('minds who may send confirmations', () => {
    const codes = (senders: readonly string[]) =>
      judgeSenders(senders, ['controloc@empresa.example']).map(({ code }) => code)
    expect(codes(['@operador.example'])).toEqual([null])
    expect(codes([])).toEqual(['senders_none'])
    expect(codes(['@gmail.com', '@empresa.example'])).toEqual(['senders_free_mail', 'senders_own_address'])
  })
})
