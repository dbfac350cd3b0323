// npx runs a package's own bin as a program, and a compiler writes files that are none.
import { chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

chmodSync(fileURLToPath(new URL('../dist/bot/cli/main.js', import.meta.url)), 0o755)
