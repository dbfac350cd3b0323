/** A fault that a person can mend; its message is what they read. */
export class Refused extends Error {}
