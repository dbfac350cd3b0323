import type { SqliteReader } from './sqlite-reader.js'

const isNotInstalled = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'

const load = async () => {
  try {
    return await import('node-sqlite3-wasm')
  } catch (error) {
    if (isNotInstalled(error)) return null
    throw error
  }
}

/** SQLite as WebAssembly, an optional package; null where it is not installed. */
export const wasmReader = async (): Promise<SqliteReader | null> => {
  const loaded = await load()
  if (!loaded) return null
  const { Database } = loaded.default
  return {
    name: 'node-sqlite3-wasm',
    open: (path) => {
      const database = new Database(path, { fileMustExist: true })
      return { all: (sql) => database.all(sql), close: () => database.close() }
    },
  }
}
