import packageFile from '../../package.json' with { type: 'json' }

/** What `npm start` gives to Node: its options, and the program, below the project's folder. */
export const startLine = (): { readonly options: readonly string[]; readonly program: string } => {
  const [, ...options] = packageFile.scripts.start.split(' ')
  const program = options.pop()
  if (program === undefined) throw new Error('nothing is started by npm start')
  return { options, program }
}
