import type { Logger } from '../../src/ports.js'

const nothing = (): void => {}

/** The demo's own steps are seen on the page. */
export const quietLog: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing }
