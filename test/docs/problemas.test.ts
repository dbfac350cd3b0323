import path from 'node:path'
import { expect, test } from 'vitest'
import { OWN_CODES, problemsPage } from './problems-page.js'

/** Written anew by `npm test -- test/docs/problemas.test.ts -u`. */
test('the guide of problems is what the table makes of it', async () => {
  await expect(problemsPage()).toMatchFileSnapshot(
    path.join(import.meta.dirname, '..', '..', 'docs', 'problemas.md'),
  )
})

test.each(OWN_CODES)('what the service finds by itself stands in it by its code: %s', (code) => {
  expect(problemsPage()).toContain(`Código: \`${code}\``)
})
