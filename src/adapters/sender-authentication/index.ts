export type { AuthenticationPolicy } from './receiver-verdict.js'
export { createSenderAuthenticator } from './sender-authenticator.js'
