import { expect, it } from 'vitest'
import { metricsIn } from './metrics.js'

it('a page of metrics is read by name, and what has labels is added up', () => {
  const page = '# HELP lag Lag\n# TYPE lag gauge\nlag 0.012\nmails{a="x"} 2\nmails{a="y"} 3\n'
  expect([...metricsIn(page)]).toEqual([
    ['lag', 0.012],
    ['mails', 5],
  ])
})
