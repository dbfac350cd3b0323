import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Child processes that the product forks inherit these flags, so that they too run from TypeScript.
    execArgv: ['--import', 'tsx'],
  },
})
