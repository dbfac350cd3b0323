import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { SecretsInOutput } from '../test/secrets-in-output.js'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Vitest leaves one of two cores idle; most of a run waits for servers and child processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default', new SecretsInOutput()],
    // Starts a PostgreSQL where TEST_STORE=postgres asks for it.
    globalSetup: ['test/stores/shared-postgres.ts'],
    setupFiles: ['test/no-secrets-written.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Child processes that the product forks inherit these flags, so that they too run from TypeScript.
    execArgv: ['--import', 'tsx'],
  },
})
