import { readArguments, sizeFor } from './arguments.js'
import { benches } from './benches.js'
import { textOf } from './page.js'
import { publish } from './published.js'
import { resultOf } from './result.js'

/**
 * `npm run bench -- [NAME…] [--size N|short] [--json] [--write]`: how fast the product is, held against others in the same
 * run. A goal that is missed is shown, and fails nothing: a machine that others use too would make every run a gamble.
 */
const args = readArguments(process.argv.slice(2), benches)

const tell = (text: string): void => void process.stderr.write(`${text}\n`)

for (const bench of args.benches) {
  const missing = bench.missing()
  if (missing !== null) {
    tell(`${bench.name}: left out, ${missing}`)
    continue
  }
  const result = await resultOf(bench, sizeFor(bench, args.size), tell)
  process.stdout.write(args.json ? `${JSON.stringify(result)}\n` : `${textOf(result)}\n\n`)
  if (args.write) publish(bench, result)
}
