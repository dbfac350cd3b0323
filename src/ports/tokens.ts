/** OAuth access tokens for one resource (a mail service, Graph). Keeps them and renews them before they expire. */
export interface AccessTokens {
  /** @throws an error whose message has the identity provider's own words in it (`AADSTS…`, `invalid_grant`) */
  token(): Promise<string>
  /** The server did not take the last one: the next one is another, though this one has not expired. */
  refused(): void
}
