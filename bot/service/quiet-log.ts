import type { Logger } from '../../src/ports.js'

const nothing = (): void => {}

/** For what tells its own steps: the demo on its page, a command in the terminal. */
export const quietLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
