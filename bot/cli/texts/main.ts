/** Spanish of the command line as a whole. */

export interface CommandSummary {
  readonly name: string
  readonly summary: string
}

/** One line for each subcommand, for the help. */
export const SUMMARIES = {
  announce: 'prepara el aviso de la dirección nueva a los clientes que usan la anterior',
  backup: 'hace un respaldo verificado de la carpeta de datos',
  config: 'muestra la configuración que se entiende del entorno y de .env',
  doctor: 'revisa todo, dice qué falla, por qué y cómo se arregla',
  explain: 'dice qué se haría con un correo (.eml) y por qué',
  export: 'revisa la copia de los correos críticos, o completa lo que le falte',
  'export-person': 'reúne en una carpeta lo que se guarda de una persona',
  forget: 'borra lo que se guarda de una persona que lo pide; sin --yes sólo ensaya',
  'import-clients': 'importa la planilla de clientes (.xlsx o .csv)',
  'import-old': 'trae las reservas del sistema antiguo (.db); sin --yes sólo ensaya',
  'migrate-store': 'traslada los datos entre la carpeta y una base de datos PostgreSQL',
  migration: 'dice cómo va el cambio de casilla y cuándo se puede apagar la anterior',
  read: 'lee un PDF o un correo y muestra lo que se entiende',
  restore: 'restaura un respaldo en una carpeta de datos vacía',
} as const

export const helpText = (commands: readonly CommandSummary[]): string => {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'Uso: control-oc <orden> [opciones]',
    '',
    'Órdenes:',
    ...lines,
    '',
    'Con --help después de una orden se ven sus opciones.',
    '',
  ].join('\n')
}

export const unknownCommand = (name: string, nearest: string | null): string =>
  `No existe la orden «${name}».${nearest === null ? '' : ` ¿Quiso decir «${nearest}»?`} Vea control-oc --help.\n`

export const unexpectedFault = (message: string): string => `Error inesperado: ${message}\n`

export const unknownOption = (option: string): string => `No existe la opción «${option}».`

export const optionNeedsValue = (option: string): string => `La opción «${option}» necesita un valor.`

export const optionTakesNoValue = (option: string): string => `La opción «${option}» no lleva valor.`

export const tooManyArguments = (argument: string): string => `Sobra «${argument}».`
