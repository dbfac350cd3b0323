import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sqlite from 'node-sqlite3-wasm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  availableReaders,
  findDocument,
  OldFileUnreadable,
  readOldSystem,
  readOldSystemBy,
} from '../../../../src/adapters/old-system/index.js'
import type { OldTableWish } from '../../../../src/ports.js'
import { makeOldDb } from '../../../fixtures/old-system/old-db.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'old-system-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string): string => path.join(folder, name)

const everything = (table: string): OldTableWish => ({ table, wantsColumn: () => true })

const faultOf = async (reading: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await reading.then(
    () => null,
    (fault: unknown) => fault,
  )
  return error instanceof OldFileUnreadable ? error.code : error
}

const readers = await availableReaders()

it('has a reader of SQLite on every Node that is supported', () => {
  expect(readers.map(({ name }) => name)).toContain('node-sqlite3-wasm')
})

describe.each(readers)('reading by $name', (reader) => {
  const read = (file: string, ...tables: string[]) =>
    readOldSystemBy(reader, at(file), tables.map(everything))

  it('gives every cell as text, whatever it is stored as', async () => {
    makeOldDb(
      at('a.db'),
      `CREATE TABLE reservas (id INTEGER, monto REAL, nombre TEXT, bytes BLOB, nada TEXT);
       INSERT INTO reservas VALUES (9223372036854775807, 52870100.0, 'Ñandú "SpA"', x'3132', NULL);`,
    )
    expect(await read('a.db', 'reservas')).toEqual([
      {
        name: 'reservas',
        rows: [{ id: '9223372036854775807', monto: '52870100.0', nombre: 'Ñandú "SpA"', bytes: '12' }],
      },
    ])
  })

  it('leaves out tables that are not there, and finds those that are in any case', async () => {
    makeOldDb(at('a.db'), `CREATE TABLE Reservas (id INTEGER); INSERT INTO Reservas VALUES (1);`)
    expect(await read('a.db', 'reservas', 'ordenes_compra')).toEqual([
      { name: 'reservas', rows: [{ id: '1' }] },
    ])
  })

  it('reads only the columns that are wanted', async () => {
    makeOldDb(at('a.db'), `CREATE TABLE reservas (id, cuerpo_html); INSERT INTO reservas VALUES (1, 'x');`)
    const wish = { table: 'reservas', wantsColumn: (name: string) => name === 'id' }
    expect(await readOldSystemBy(reader, at('a.db'), [wish])).toEqual([
      { name: 'reservas', rows: [{ id: '1' }] },
    ])
  })

  it('is not led astray by the names of columns', async () => {
    makeOldDb(
      at('a.db'),
      `CREATE TABLE reservas ("a"" FROM x; --" TEXT, "__proto__" TEXT); INSERT INTO reservas VALUES ('1', '2');`,
    )
    const [table] = await read('a.db', 'reservas')
    expect(Object.entries(table?.rows[0] ?? {})).toEqual([
      ['a" FROM x; --', '1'],
      ['__proto__', '2'],
    ])
  })

  it('cuts what is very long', async () => {
    makeOldDb(
      at('a.db'),
      `CREATE TABLE reservas (a TEXT); INSERT INTO reservas VALUES (printf('%.9999c', 'x'));`,
    )
    const [table] = await read('a.db', 'reservas')
    expect(table?.rows[0]?.['a']).toHaveLength(4_000)
  })

  it('reads what only the write-ahead log holds, and changes nothing beside the file', async () => {
    mkdirSync(at('old'))
    const writer = new sqlite.Database(at('live.db'))
    writer.exec(`PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;
      CREATE TABLE reservas (id INTEGER); INSERT INTO reservas VALUES (7);`)
    for (const end of ['', '-wal']) copyFileSync(at(`live.db${end}`), at(`old/a.db${end}`))
    writer.close()
    const before = readdirSync(at('old')).map((name) => readFileSync(at(`old/${name}`)).toString('hex'))
    expect(await read('old/a.db', 'reservas')).toEqual([{ name: 'reservas', rows: [{ id: '7' }] }])
    expect(readdirSync(at('old'))).toEqual(['a.db', 'a.db-wal'])
    expect(readdirSync(at('old')).map((name) => readFileSync(at(`old/${name}`)).toString('hex'))).toEqual(
      before,
    )
  })

  it('does not wait for a program that has the file locked', async () => {
    makeOldDb(at('a.db'), `CREATE TABLE reservas (id INTEGER); INSERT INTO reservas VALUES (1);`)
    const other = new sqlite.Database(at('a.db'))
    other.exec('BEGIN EXCLUSIVE')
    const tables = await read('a.db', 'reservas')
    other.close()
    expect(tables).toHaveLength(1)
  })

  it('says that a file is damaged', async () => {
    makeOldDb(at('a.db'), `CREATE TABLE reservas (id INTEGER); INSERT INTO reservas VALUES (1);`)
    const bytes = readFileSync(at('a.db'))
    bytes.fill(0x5a, 100)
    writeFileSync(at('a.db'), bytes)
    expect(await faultOf(read('a.db', 'reservas'))).toBe('damaged')
  })
})

describe('a file that cannot be the old system’s', () => {
  it.each([
    ['not_found', null],
    ['empty', ''],
    ['not_sqlite', 'PK\u0003\u0004 an Excel sheet, say'],
    ['not_sqlite', '\u0091\u00f3 encrypted by SQLCipher'],
  ])('%s', async (code, content) => {
    if (content !== null) writeFileSync(at('a.db'), content)
    expect(await faultOf(readOldSystem(at('a.db'), [everything('reservas')]))).toBe(code)
  })

  it('is none where it is a folder', async () => {
    expect(await faultOf(readOldSystem(folder, [everything('reservas')]))).toBe('not_sqlite')
  })

  it('is too large with more rows than an office can have', async () => {
    makeOldDb(
      at('a.db'),
      `CREATE TABLE reservas (id INTEGER);
       WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001) INSERT INTO reservas SELECT i FROM n;`,
    )
    expect(await faultOf(readOldSystem(at('a.db'), [everything('reservas')]))).toBe('too_large')
  })
})

it('leaves no copy behind', async () => {
  makeOldDb(at('a.db'), 'CREATE TABLE reservas (id INTEGER);')
  mkdirSync(at('temporary'))
  vi.stubEnv('TMPDIR', at('temporary'))
  await readOldSystem(at('a.db'), [everything('reservas')])
  vi.unstubAllEnvs()
  expect(readdirSync(at('temporary'))).toEqual([])
})

describe('the document of a purchase order', () => {
  beforeEach(() => {
    mkdirSync(at('ordenes'))
    writeFileSync(at('ordenes/OC 1.pdf'), '%PDF-1.4')
    writeFileSync(at('OC 2.pdf'), '%PDF-1.4')
    writeFileSync(at('secret.env'), 'PASSWORD=x')
    writeFileSync(at('empty.pdf'), '')
  })

  it.each([
    ['from the folder of the database', 'ordenes/OC 1.pdf', 'OC 1.pdf'],
    ['by a path of Windows', 'ordenes\\OC 1.pdf', 'OC 1.pdf'],
    ['beside the database, wherever it lay once', 'C:\\sistema\\ordenes\\OC 2.pdf', 'OC 2.pdf'],
  ])('is found %s', async (_, named, filename) => {
    expect(await findDocument(named, folder)).toMatchObject({
      kind: 'found',
      filename,
      contentType: 'application/pdf',
    })
  })

  it('is found by its whole path', async () => {
    expect(await findDocument(at('OC 2.pdf'), '/')).toMatchObject({ kind: 'found' })
  })

  it.each([
    ['refused', 'secret.env'],
    ['refused', 'empty.pdf'],
    ['refused', 'OC\0.pdf'],
    ['missing', 'OC 3.pdf'],
    ['missing', '../nowhere/OC 3.pdf'],
  ])('is %s: %j', async (kind, named) => {
    expect(await findDocument(named, folder)).toEqual({ kind })
  })
})
