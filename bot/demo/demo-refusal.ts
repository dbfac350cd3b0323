/** A wish that the demo cannot fulfil; `message` is Spanish and is shown. */
export class DemoRefusal extends Error {}
