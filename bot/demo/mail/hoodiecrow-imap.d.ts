/** What the demo uses of hoodiecrow-imap, which has no types of its own. */
declare module 'hoodiecrow-imap' {
  import type { Server, Socket } from 'node:net'

  export interface HoodiecrowConnection {
    readonly socket: Socket
    /** Takes the next line while a command waits for more, as IDLE does for its DONE. */
    readonly inputHandler: ((line: string) => void) | false
  }

  interface HoodiecrowServer {
    readonly server: Server
    readonly connectionHandlers: ((connection: HoodiecrowConnection) => void)[]
    listen(port: number, host: string, ready: () => void): void
    close(closed: () => void): void
    /** `raw` holds one byte a character; `internaldate` is an IMAP date-time (RFC 3501, section 9). */
    appendMessage(mailbox: string, flags: readonly string[], internaldate: string, raw: string): unknown
  }

  export default function hoodiecrow(options: {
    readonly plugins: readonly string[]
    readonly users: Readonly<Record<string, { readonly password: string }>>
    readonly storage: object
  }): HoodiecrowServer
}
