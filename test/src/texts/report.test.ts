import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deedText } from '../../../src/texts/deeds.js'
import { auditDetail, auditSource, auditStand } from '../../../src/texts/report-audit.js'
import { daysText } from '../../../src/texts/report-headings.js'
import { monthLabel, reportedMailLabel, shortWeekLabel, weekLabel } from '../../../src/texts/report.js'

const ZONE = 'America/Santiago'

describe('words of the report', () => {
  it('name months and weeks', () => {
    expect(monthLabel('2026-12')).toBe('diciembre de 2026')
    expect(weekLabel('2026-03-02', '2026-03-08')).toBe('2 al 8 de marzo')
    expect(weekLabel('2026-03-01', '2026-03-01')).toBe('1 de marzo')
    expect(shortWeekLabel('2026-03-02', '2026-03-08')).toBe('2–8 mar')
  })

  it('name mails, also those of a kind that they do not know', () => {
    expect(reportedMailLabel('ultimatum')).toBe('Ultimátum')
    expect(reportedMailLabel('promise')).toBe('Promesa de enviar la OC')
    expect(reportedMailLabel('telegram')).toBe('telegram')
  })

  it('write days as Chile does', () => {
    expect([daysText(1, 3), daysText(2.5, 1)]).toEqual(['1 día (3)', '2,5 días (1)'])
  })
})

describe('words of the audit', () => {
  it('name deeds, and what they were about', () => {
    expect(deedText('mark_received')).toBe('Marcó la OC como recibida')
    expect(deedText('sing')).toBe('sing')
    expect(auditDetail('dismiss_review', 'oc_to_assign')).toBe('OC por asignar')
    expect(auditDetail('undo', 'close')).toBe('el cierre')
    expect(auditDetail('approve_mails', 'first_mail: request')).toBe('Primer correo de su tipo: Solicitud')
    expect(auditDetail('close', 'oc_by_other_way: 88: por teléfono')).toBe(
      'La OC llegó por otra vía: 88: por teléfono',
    )
    expect(auditDetail('add_note', 'close')).toBe('close')
    expect(auditDetail('reopen', null)).toBeNull()
  })

  it('name every deed that staff can do', () => {
    const contract = readFileSync(new URL('../../../src/contract/commands.ts', import.meta.url), 'utf8')
    const deeds = [...contract.matchAll(/readonly type: '(?<deed>[a-z_]+)'/gu)].map(
      ({ groups }) => groups?.['deed'],
    )
    expect(deeds.length).toBeGreaterThan(10)
    expect(deeds.filter((deed) => deedText(deed ?? '') === deed)).toEqual([])
  })

  it('say how a reservation stood', () => {
    expect(auditStand('requested; postponed until 2026-12-01T12:00:00.000Z; assigned to Ana', ZONE)).toBe(
      'SOLICITADA; Pospuesta por el equipo hasta el martes 1 de diciembre de 2026 a las 09:00; a cargo de Ana',
    )
    expect(auditStand('received; OC without number', ZONE)).toBe('RECIBIDA; OC sin número')
    expect(auditStand('something new', ZONE)).toBe('something new')
    expect(auditStand(null, ZONE)).toBeNull()
  })

  it('say how a client was kept', () => {
    expect(auditStand('owes OCs; compras@empresa.example; ultimatum 6 d; en; notes: llamar', ZONE)).toBe(
      'debe OC; compras@empresa.example; ultimátum a los 6 d; correos en inglés; notas: llamar',
    )
  })

  it('say where a deed came from', () => {
    expect(auditSource('command:cerrar')).toBe('Comando cerrar')
    expect(auditSource('card:root reservation.close')).toBe('Tarjeta')
    expect(auditSource(null)).toBeNull()
  })
})
