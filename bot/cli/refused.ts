/** A fault that a person can mend; its message is what they read. */
export class Refused extends Error {}

/** A command that was called wrongly; its message says what is missing or does not go together. */
export class Misused extends Error {}
