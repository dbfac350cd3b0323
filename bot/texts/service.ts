/** Why the service does not start, for whoever reads the terminal or the journal. */

interface KnownFault {
  readonly code?: string
  readonly file?: string
  readonly restore?: string | null
  readonly owner?: { readonly pid: number; readonly since: string; readonly host: string } | null
  readonly port?: number
  readonly where?: string
  readonly found?: string
  readonly parts?: readonly string[]
}

/** In what services on one database may not differ. */
const PARTS: Readonly<Record<string, string>> = {
  sender: 'otro remitente (SMTP_FROM_EMAIL)',
  mailboxes: 'otras casillas (IMAP_HOST, IMAP_USERNAME)',
  app: 'otra aplicación de Teams (MicrosoftAppId)',
  documents: 'otro lugar para los documentos (FILES_URL)',
}

const list = (parts: readonly string[]): string =>
  new Intl.ListFormat('es', { type: 'conjunction' }).format(parts)

const locked = ({ owner }: KnownFault): string =>
  owner
    ? `la carpeta de datos la está usando el proceso ${owner.pid} de ${owner.host}, desde ${owner.since}. Sólo un servicio a la vez puede usarla.`
    : 'otro proceso está usando la carpeta de datos. Sólo un servicio a la vez puede usarla.'

const damaged = ({ file, restore }: KnownFault): string => {
  const remedy = restore
    ? `Para repararlo:\n\n  ${restore}\n\nSi esa orden empieza con truncate, se pierde lo último que se anotó: antes de partir revise en Enviados qué correos salieron ya.`
    : 'Aparte la carpeta de datos y restaure el último respaldo (están en BACKUP_DIR):\n\n  npx control-oc restore RESPALDO.tar.gz\n\nVéase docs/operacion.md, «Restaurar».'
  return `el archivo ${file} está dañado. No se envió ni se cambió nada. ${remedy}`
}

const FAULTS: Readonly<Record<string, (fault: KnownFault) => string>> = {
  data_folder_locked: locked,
  store_damaged: damaged,
  postgres_unreachable: ({ where }) =>
    `la base de datos ${where} no contesta. Revise que PostgreSQL esté andando, y el servidor y el puerto de STORE_URL.`,
  postgres_login_refused: ({ where }) =>
    `la base de datos ${where} no acepta el usuario o la contraseña de STORE_URL.`,
  postgres_database_missing: ({ where }) =>
    `no existe la base de datos ${where}. Créela (createdb) o corrija el nombre al final de STORE_URL.`,
  postgres_not_permitted: ({ where }) =>
    `el usuario de STORE_URL no puede crear sus tablas en ${where}. Hágalo dueño de esa base de datos.`,
  postgres_schema_newer: ({ where }) =>
    `la base de datos ${where} es de una versión más nueva de Control OC. No se cambió nada. Instale esa versión, o una posterior.`,
  postgres_schema_older: ({ where }) =>
    `la base de datos ${where} todavía no está preparada para esta versión. La prepara el servicio cuando parte.`,
  postgres_in_use: ({ where }) =>
    `la base de datos ${where} la está usando un servicio, o una orden que la necesita para sí sola. Espere a que termine.`,
  postgres_of_another_office: ({ where, parts = [] }) =>
    `la base de datos ${where} la está usando un servicio que tiene ${list(parts.map((part) => PARTS[part] ?? part))}. Los servicios de una misma base deben tener lo mismo. Para cambiarlo, detenga primero los demás.`,
  data_folder_has_store: () =>
    'la carpeta de datos tiene reservas propias, y con STORE_URL quedarían fuera: se pedirían otra vez las OC. Trasládelas primero (npx control-oc migrate-store CARPETA STORE_URL); si ya lo hizo, el servicio partió después sin STORE_URL y la carpeta cambió: vacíe la base de datos y trasládelas de nuevo. Véase docs/operacion.md, «Trasladar los datos».',
  store_is_elsewhere: ({ where }) =>
    `las reservas de esta carpeta de datos están en la base de datos ${where}, y falta STORE_URL. Sin ella se partiría de cero y se pedirían otra vez todas las OC. Vuelva a definir STORE_URL; o traiga las reservas a la carpeta: npx control-oc migrate-store postgres://… CARPETA. Véase docs/operacion.md, «Trasladar los datos».`,
  store_is_another: ({ where, found }) =>
    `las reservas de esta carpeta de datos están en la base de datos ${where}, y STORE_URL lleva a otra (${found}). Se pedirían otra vez las OC de lo que no está en ella. Corrija STORE_URL. Si quiere partir con la otra, use otra carpeta de datos, o quite antes store.json de ésta.`,
  EADDRINUSE: ({ port }) => `el puerto ${port} ya está ocupado. Libérelo o elija otro con PORT.`,
  EACCES: () => 'faltan permisos para el puerto o para la carpeta de datos (PORT, DATA_DIR).',
  EROFS: () => 'la carpeta de datos (DATA_DIR) es de sólo lectura.',
  ENOSPC: () => 'no queda espacio en el disco de la carpeta de datos (DATA_DIR).',
}

/** A known fault in words with its remedy; an unknown one as it is. */
export const serviceCannotStart = (error: unknown): string => {
  const fault: KnownFault = typeof error === 'object' && error !== null ? error : {}
  const worded = FAULTS[fault.code ?? '']?.(fault)
  const message = error instanceof Error ? error.message : String(error)
  return `Control OC no puede iniciar: ${worded ?? message}\n`
}
