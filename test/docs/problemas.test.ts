import path from 'node:path'
import { expect, test } from 'vitest'
import { problemsPage } from './problems-page.js'

/** Written anew by `npm test -- test/docs/problemas.test.ts -u`. */
test('the guide of problems is what the table makes of it', async () => {
  await expect(problemsPage()).toMatchFileSnapshot(
    path.join(import.meta.dirname, '..', '..', 'docs', 'problemas.md'),
  )
})
