import { createRequire } from 'node:module'
import digest from './templates/digest.json' with { type: 'json' }
import health from './templates/health.json' with { type: 'json' }
import help from './templates/help.json' with { type: 'json' }
import history from './templates/history.json' with { type: 'json' }
import importPreview from './templates/import.json' with { type: 'json' }
import list from './templates/list.json' with { type: 'json' }
import client from './templates/client.json' with { type: 'json' }
import openable from './templates/openable.json' with { type: 'json' }
import pending from './templates/pending.json' with { type: 'json' }
import migration from './templates/migration.json' with { type: 'json' }
import notice from './templates/notice.json' with { type: 'json' }
import report from './templates/report.json' with { type: 'json' }
import reservation from './templates/reservation.json' with { type: 'json' }
import review from './templates/review.json' with { type: 'json' }
import status from './templates/status.json' with { type: 'json' }

/** An Adaptive Card 1.5, ready to be attached. */
export interface Card {
  readonly type: 'AdaptiveCard'
  readonly [property: string]: unknown
}

interface CompiledTemplate {
  expand(context: { $root: object }): Card
}

interface Templating {
  readonly Template: new (payload: object) => CompiledTemplate
}

// The types of this package drag in TypeScript sources that do not compile under verbatimModuleSyntax.
const require = createRequire(import.meta.url)

const PAYLOADS = {
  digest,
  health,
  help,
  history,
  import: importPreview,
  list,
  client,
  openable,
  pending,
  migration,
  notice,
  report,
  reservation,
  review,
  status,
}

export type TemplateName = keyof typeof PAYLOADS

const compile = (name: TemplateName): CompiledTemplate => {
  // With the first card: its expression engine, a whole parser generator below it, is a quarter of what a start would load.
  const { Template } = require('adaptivecards-templating') as Templating
  return new Template(PAYLOADS[name])
}

const compiled = new Map<TemplateName, CompiledTemplate>()

/** Compiling costs a millisecond, expanding less than a tenth of it: each template is compiled once. */
const templateOf = (name: TemplateName): CompiledTemplate => {
  const template = compiled.get(name) ?? compile(name)
  compiled.set(name, template)
  return template
}

/**
 * Fills a template. Values cannot break the JSON, and what looks like `${…}` in them is not evaluated; Markdown in
 * them is: escape it before (markdown.ts). A null makes the expression engine throw: use the empty string.
 */
export const renderCard = (name: TemplateName, data: object): Card => templateOf(name).expand({ $root: data })
