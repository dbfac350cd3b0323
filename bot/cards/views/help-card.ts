import type { CommandText } from '../../texts/commands.js'
import { HELP } from '../../texts/lists.js'
import { escapeMarkdown } from '../markdown.js'
import { renderCard, type Card } from '../render.js'

/** Made from the table of commands, so that it cannot go stale. */
export const helpCard = (commands: readonly CommandText[]): Card =>
  renderCard('help', {
    fallbackText: HELP.title,
    speak: HELP.title,
    title: HELP.title,
    commands: commands.map(({ usage, help }) => ({ title: escapeMarkdown(usage), value: help })),
    hint: HELP.hint,
  })
