/** Standard output and error of the command line. Whoever reads may stop reading (`| head`): that is no fault. */
export const print = (text: string): void => {
  process.stdout.write(text)
}

export const printError = (text: string): void => {
  process.stderr.write(text)
}

export const printJson = (value: unknown): void => print(`${JSON.stringify(value, null, 2)}\n`)

const isClosedPipe = (error: Error): boolean => 'code' in error && error.code === 'EPIPE'

/** Call once, before anything is printed. */
export const tolerateClosedPipe = (): void => {
  process.stdout.on('error', (error) => {
    if (!isClosedPipe(error)) throw error
    process.exit()
  })
}
