import { describe, expect, it } from 'vitest'
import { ChaseStory } from '../../story/chase.js'
import { MARTA, Office } from '../../story/office.js'
import { aClient, santiago } from '../../story/samples.js'

const NOW = santiago('2026-11-23 11:00')

const SHEET = `NOMBRE AGENCIA;OC;CORREO;IDIOMA;ACTIVO;DIAS ULTIMATUM
Empresa Ejemplo;NO;;inglés;NO;6
Agencia Nueva;SI;compras@nueva.example;;;
Agencia Nuevo;SI;;;;
Otra;;;;;
Rara;SI;no es un correo;;;
Rarísima;SI;;klingon;;
`

const file = (text: string) => ({ name: 'clientes.csv', content: new TextEncoder().encode(text) })

const previewOf = async (office: Office, text = SHEET) => {
  const preview = await office.engine.previewImport(file(text))
  if (!preview.ok) throw new Error(preview.code)
  return preview
}

const apply = (office: Office, importId: string) => office.press({ type: 'apply_import', importId })

const clientNames = async (office: Office) =>
  (await office.engine.clients(null, { limit: 10, after: null })).items.map(({ name }) => name)

describe('the preview of a client sheet', () => {
  it('says who would be new, and whose name is like another', async () => {
    const { created } = await previewOf(await Office.open())
    expect(created).toEqual([
      {
        name: 'Agencia Nueva',
        requiresOc: true,
        contacts: ['compras@nueva.example'],
        similarNames: ['Agencia Nuevo'],
      },
      { name: 'Agencia Nuevo', requiresOc: true, contacts: [], similarNames: ['Agencia Nueva'] },
    ])
  })

  it('says what would change, before and after', async () => {
    const { changed } = await previewOf(await Office.open())
    expect(changed).toEqual([
      {
        name: 'EMPRESA EJEMPLO S.A.',
        fields: [
          { field: 'requiresOc', before: true, after: false },
          { field: 'ultimatumAfter', before: null, after: { unit: 'days', days: 6 } },
          { field: 'language', before: 'es', after: 'en' },
          { field: 'active', before: true, after: false },
        ],
      },
    ])
  })

  it('says which rows would not be taken, and why', async () => {
    const { refused } = await previewOf(await Office.open())
    expect(refused).toEqual([
      { row: 5, name: 'Otra', code: 'oc_missing' },
      { row: 6, name: 'Rara', code: 'contact_not_understood', text: 'no es un correo' },
      { row: 7, name: 'Rarísima', code: 'language_not_understood', text: 'klingon' },
    ])
  })

  it('changes nothing by itself', async () => {
    const office = await Office.open()
    await previewOf(office)
    expect(await clientNames(office)).toEqual(['EMPRESA EJEMPLO S.A.'])
  })

  it('counts what stays as it is', async () => {
    const office = await Office.open()
    const preview = await previewOf(office, 'CLIENTE;OC;IDIOMA;ACTIVO\nEmpresa Ejemplo;SI;español;SI\n')
    expect([preview.changed, preview.unchanged]).toEqual([[], 1])
  })

  it.each([
    ['', 'empty'],
    ['hola\n', 'no_header_row'],
    ['CLIENTE;OC\n', 'no_rows'],
  ])('of %j: it holds no clients', async (text, code) => {
    const office = await Office.open()
    expect(await office.engine.previewImport(file(text))).toEqual({ ok: false, code })
  })
})

describe('what was previewed is done when it is asked for', () => {
  it('by whoever asks, who stands in the audit', async () => {
    const office = await Office.open({ now: NOW })
    const { importId } = await previewOf(office)
    expect(await apply(office, importId)).toMatchObject({ ok: true })
    expect(await clientNames(office)).toEqual(['Agencia Nueva', 'Agencia Nuevo', 'EMPRESA EJEMPLO S.A.'])
    const { items } = await office.store.auditBetween({ from: NOW, until: '2027' }, { limit: 10 })
    expect(items.map(({ name, action, detail, before }) => [name, action, detail, before])).toEqual([
      [MARTA.name, 'client_created_by_import', 'Agencia Nueva', null],
      [MARTA.name, 'client_created_by_import', 'Agencia Nuevo', null],
      [
        MARTA.name,
        'client_changed_by_import',
        'EMPRESA EJEMPLO S.A.',
        'owes OCs; compras@empresa.example; es',
      ],
    ])
  })

  it('and reservations that waited for it go on', async () => {
    const waiting = new ChaseStory(NOW, null).confirmed({ agency: 'AGENCIA NUEVA' })
    const office = await Office.open({ now: NOW, given: [waiting] })
    await apply(office, (await previewOf(office)).importId)
    expect(office.sent.map(({ to }) => to)).toEqual([['compras@nueva.example']])
  })

  it('after a restart as well', async () => {
    const office = await Office.open({ now: NOW })
    const { importId } = await previewOf(office)
    await office.restart()
    expect(await apply(office, importId)).toMatchObject({ ok: true })
  })

  it('once, however often it is pressed', async () => {
    const office = await Office.open({ now: NOW })
    const { importId } = await previewOf(office)
    await apply(office, importId)
    expect(await apply(office, importId)).toMatchObject({ ok: true })
    const { items } = await office.store.auditBetween({ from: NOW, until: '2027' }, { limit: 10 })
    expect(items).toHaveLength(3)
  })

  it('but not when it would do something else by now', async () => {
    const office = await Office.open()
    const { importId } = await previewOf(office)
    const other = aClient({ id: 'agencia-nueva', name: 'Agencia Nueva', requiresOc: false })
    await office.store.transact({}, (tx) => tx.putClient(other))
    expect(await apply(office, importId)).toMatchObject({ ok: false, code: 'import_changed' })
    expect(await clientNames(office)).toEqual(['Agencia Nueva', 'EMPRESA EJEMPLO S.A.'])
  })

  it('and not days later, when the sheet has been let go', async () => {
    const office = await Office.open({ now: NOW })
    const { importId } = await previewOf(office)
    await office.until('2026-11-25 04:00')
    expect(await apply(office, importId)).toMatchObject({ ok: false, code: 'unknown_import' })
  })

  it('never of what is no sheet that was previewed', async () => {
    const office = await Office.open()
    expect(await apply(office, 'abc')).toMatchObject({ ok: false, code: 'unknown_import' })
  })
})
