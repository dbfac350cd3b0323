import type { Row, SqliteReader } from './sqlite-reader.js'

/** What is used of `node:sqlite`, whose types come with those of Node 22. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => {
    exec(sql: string): void
    prepare(sql: string): { all(): Row[] }
    close(): void
  }
}

const isSqliteNotice = (warning: unknown, type: unknown): boolean =>
  type === 'ExperimentalWarning' && String(warning).includes('SQLite')

/** Node says once that its SQLite is experimental. An administrator can do nothing with that; other warnings pass. */
const withoutNotice = <T>(work: () => T): T => {
  const emitWarning = process.emitWarning.bind(process)
  process.emitWarning = (warning: string | Error, ...others: never[]) => {
    if (!isSqliteNotice(warning, others[0])) emitWarning(warning, ...others)
  }
  try {
    return work()
  } finally {
    process.emitWarning = emitWarning
  }
}

/** Absent before Node 20.16, and `node:sqlite` without a flag before 22.13 (nodejs.org, "SQLite"). */
const builtin = (): NodeSqlite | null => {
  const { getBuiltinModule } = process as { getBuiltinModule?: (id: string) => unknown }
  const found = withoutNotice(() => getBuiltinModule?.('node:sqlite'))
  return (found as NodeSqlite | undefined) ?? null
}

/** Node's own SQLite; null where this Node has none. */
export const nodeReader = (): SqliteReader | null => {
  const sqlite = builtin()
  if (!sqlite) return null
  return {
    name: 'node:sqlite',
    open: (path) => {
      const database = new sqlite.DatabaseSync(path)
      return { all: (sql) => database.prepare(sql).all(), close: () => database.close() }
    },
  }
}
