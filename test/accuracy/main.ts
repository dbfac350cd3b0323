import { scoreConfirmations } from './confirmations.js'
import { scoreMails } from './mails.js'
import { readmeSection } from './readme.js'
import { faultsOf, reportOf } from './report.js'

/**
 * `npm run accuracy`: how well the product reads, over the project's own corpora. Exit code 1 where a bar is missed: all
 * fields of text PDFs right, no wrong accept, at most 2 % missed accepts. With `--write` the README is told.
 */
const [confirmations, mails] = [await scoreConfirmations(), await scoreMails()]
const report = reportOf(confirmations, mails)
const faults = faultsOf(confirmations, mails)
process.stdout.write(`${report}\n`)
if (process.argv.includes('--write')) readmeSection.write(report)
for (const fault of faults) process.stderr.write(`${fault}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
