import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A Python that can read PDF. */
export interface Python {
  readonly program: string
  /** Of pdfminer.six. */
  readonly pdfminer: string
}

const SHOW_VERSION = 'import pdfminer; print(pdfminer.__version__)'

const tryPython = (program: string): Python | null => {
  try {
    const shown = execFileSync(program, ['-c', SHOW_VERSION], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return { program, pdfminer: shown.trim() }
  } catch {
    return null
  }
}

/** Debian's own last: its package `python3-pdfminer` is seen by no other Python, and another may stand before it on the path. */
const candidates = (): readonly string[] => {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']
  return [...new Set(folders.map((folder) => join(folder, 'python3')))].filter((program) =>
    existsSync(program),
  )
}

/** The first `python3` that can import pdfminer; null where none can. */
export const findPython = (): Python | null => {
  for (const program of candidates()) {
    const python = tryPython(program)
    if (python) return python
  }
  return null
}
