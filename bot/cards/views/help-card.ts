import type { CommandGroup, CommandText } from '../../texts/commands.js'
import { HELP } from '../../texts/lists.js'
import { escapeMarkdown } from '../markdown.js'
import { renderCard, type Card } from '../render.js'
import { noticeCard } from './notice.js'

/** A command as the help tells of it. */
export interface CommandHelp extends CommandText {
  /** What it takes; `administer` is marked. */
  readonly needs: unknown
}

const GROUPS = Object.keys(HELP.groups) as readonly CommandGroup[]

const isForAdministrators = ({ needs }: CommandHelp): boolean => needs === 'administer'

const lineOf = (command: CommandHelp): object => ({
  title: escapeMarkdown(command.usage),
  value: isForAdministrators(command) ? `${command.help} (${HELP.administrators})` : command.help,
})

/** Made from the table of commands, so that it cannot go stale. */
export const helpCard = (commands: readonly CommandHelp[]): Card =>
  renderCard('help', {
    fallbackText: HELP.title,
    speak: HELP.title,
    title: HELP.title,
    groups: GROUPS.map((group) => ({
      title: HELP.groups[group],
      commands: commands.filter((command) => command.group === group).map(lineOf),
    })).filter((group) => group.commands.length > 0),
    hint: HELP.hint,
  })

/** One command, with all that is to be known of it. */
export const commandHelpCard = (command: CommandHelp): Card => {
  const { names, usage, examples, help, more } = command
  const synonyms = names.slice(1)
  return noticeCard({
    tone: 'default',
    title: escapeMarkdown(usage),
    lines: [
      help,
      ...(more === undefined ? [] : [more]),
      ...(isForAdministrators(command) ? [HELP.administratorsOnly] : []),
      ...(synonyms.length > 0 ? [HELP.synonyms(synonyms)] : []),
      `${HELP.examples}:`,
      ...examples.map((example) => `**${escapeMarkdown(example)}**`),
    ],
  })
}
