/** Why the service does not start, for whoever reads the terminal or the journal. */
export const serviceCannotStart = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  return `Control OC no puede iniciar: ${message}\n`
}
