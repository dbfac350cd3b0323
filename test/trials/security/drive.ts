import { createServer } from 'node:http'
import { closed, listening } from '../../bot/behind-tokens.js'

/** A stand-in for the OneDrive of who chats with the bot, whose owner may have it answer anything. */
export interface Drive {
  readonly url: string
  /** How often it was asked for anything. */
  visits(): number
  stop(): Promise<void>
}

export const DRIVE_HOST = 'empresa-my.sharepoint.com'

/** An address there that leads to another one, after so many steps within the drive itself. */
export const leadingTo = (address: string, steps: number): string =>
  Array.from({ length: steps }).reduce<string>(
    (to) => `https://${DRIVE_HOST}/hop?to=${encodeURIComponent(to)}`,
    address,
  )

export const startDrive = async (): Promise<Drive> => {
  let visits = 0
  const server = createServer((request, response) => {
    visits += 1
    const to = new URL(request.url ?? '/', 'http://drive').searchParams.get('to')
    response.statusCode = to === null ? 200 : 302
    if (to !== null) response.setHeader('location', to)
    response.end(to === null ? 'nombre;requiere OC\n' : '')
  })
  const url = await listening(server)
  return { url, visits: () => visits, stop: () => closed(server) }
}
