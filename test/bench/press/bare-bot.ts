import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { JsonObject } from '../../../bot/demo/teams/json.js'
import { startProgram } from '../world/running-program.js'

const PROGRAM = fileURLToPath(new URL('bare-bot.mjs', import.meta.url))

export interface BareBot {
  /** Of its endpoint. */
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Starts a bot that answers each press with this card. */
export const startBareBot = async (folder: string, card: JsonObject): Promise<BareBot> => {
  const file = join(folder, 'card.json')
  await writeFile(file, JSON.stringify(card))
  const program = await startProgram([PROGRAM, file], {})
  return { ...program, url: `http://127.0.0.1:${program.said}/api/messages` }
}
