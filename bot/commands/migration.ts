import { MIGRATION } from '../../src/texts/migration.js'
import { migrationCard } from '../cards/views/migration-card.js'
import { show } from '../reply.js'
import { COMMAND_TEXTS } from '../texts/commands.js'
import type { Command } from './command.js'

export const migration: Command = {
  ...COMMAND_TEXTS.migration,
  needs: 'read',
  run: async ({ engine }) => show(migrationCard(await engine.migration()), MIGRATION.title),
}
