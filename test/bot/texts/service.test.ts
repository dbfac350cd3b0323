import { describe, expect, it } from 'vitest'
import { serviceCannotStart } from '../../../bot/texts/service.js'

const fault = (fields: object): Error => Object.assign(new Error('english words'), fields)

describe('why the service does not start', () => {
  it('names who has the data folder', () => {
    const owner = { pid: 77, since: '2026-11-23T12:00:00.000Z', host: 'servidor' }
    expect(serviceCannotStart(fault({ code: 'data_folder_locked', owner }))).toContain(
      'el proceso 77 de servidor',
    )
  })

  it('names the damaged file and the command that restores it', () => {
    const text = serviceCannotStart(fault({ code: 'store_damaged', file: 'live.json', restore: 'cp -p a b' }))
    expect(text).toMatch(/live\.json está dañado.*\n\n {2}cp -p a b/su)
  })

  it('names the port that is taken', () => {
    expect(serviceCannotStart(fault({ code: 'EADDRINUSE', port: 3978 }))).toContain('el puerto 3978')
  })

  it.each([
    ['postgres_unreachable', 'no contesta'],
    ['postgres_login_refused', 'no acepta el usuario o la contraseña'],
    ['postgres_database_missing', 'no existe la base de datos db.example:5432/oc'],
    ['postgres_not_permitted', 'no puede crear sus tablas'],
    ['postgres_schema_newer', 'versión más nueva'],
    ['postgres_schema_older', 'todavía no está preparada'],
    ['postgres_in_use', 'la está usando un servicio, o una orden'],
    ['store_is_elsewhere', 'falta STORE_URL'],
    ['store_is_another', 'STORE_URL lleva a otra'],
  ])('says of a database with %s what to do', (code, words) => {
    expect(serviceCannotStart(fault({ code, where: 'db.example:5432/oc' }))).toContain(words)
  })

  it('says in what a service of another office differs', () => {
    const given = {
      code: 'postgres_of_another_office',
      where: 'db.example:5432/oc',
      parts: ['sender', 'documents'],
    }
    expect(serviceCannotStart(fault(given))).toContain(
      'tiene otro remitente (SMTP_FROM_EMAIL) y otro lugar para los documentos (FILES_URL)',
    )
  })

  it('says of a data folder with a store of its own why a database is refused', () => {
    expect(serviceCannotStart(fault({ code: 'data_folder_has_store' }))).toContain(
      'se pedirían otra vez las OC',
    )
  })

  it('shows what it does not know as it is', () => {
    expect(serviceCannotStart(fault({ code: 'EWHAT' }))).toBe('Control OC no puede iniciar: english words\n')
  })
})
