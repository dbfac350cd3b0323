/** Something wrong with, or worth knowing about, one variable of the environment; in Spanish, for the administrator. */
export interface ConfigFault {
  /** The variable, or the file and line where there is none. */
  readonly name: string
  readonly problem: string
  readonly expected: string
}

/** What a value of each kind looks like. */
const EXPECTED = {
  host: 'el nombre de un servidor, sin https:// ni puerto, por ejemplo outlook.office365.com',
  port: 'un puerto entre 1 y 65535',
  user: 'un nombre de usuario, en general el correo completo',
  mailPassword: 'la contraseña de la casilla',
  secret: 'el valor del secreto',
  storeUrl:
    'postgres://usuario:contraseña@servidor:5432/base; fuera de esta máquina, con ?sslmode=verify-full al final (o disable, si la red es de confianza)',
  folders: 'una o más carpetas separadas por coma, por ejemplo INBOX',
  folder: 'el nombre de una carpeta, por ejemplo Elementos enviados',
  boolean: 'True o False',
  authResults: 'exchange, none o el nombre del servidor que autentica, por ejemplo mx.google.com',
  path: 'la ruta de un archivo o carpeta',
  seconds: 'segundos, un número entero entre 1 y 86400',
  dayCount: 'días, un número entero entre 0 y 3650',
  delay: 'días (2), o un plazo como 2d, 12h o 30m, mayor que cero',
  percent: 'un porcentaje entre 0 y 100, por ejemplo 1 o 0,5',
  amountMismatch: 'warn o review',
  address: 'una dirección de correo',
  addresses: 'direcciones de correo separadas por coma',
  senders: 'direcciones de correo, o @dominio para todo un dominio, separadas por coma',
  line: 'un texto de una línea',
  lines: 'líneas de texto separadas por \\n',
  colour: 'un color como #1b4f72',
  zone: 'una zona horaria, por ejemplo America/Santiago',
  hours: 'la apertura y el cierre, por ejemplo 09:00-18:00',
  dates: 'fechas AAAA-MM-DD separadas por coma, por ejemplo 2026-09-17',
  time: 'una hora HH:MM, por ejemplo 08:30',
  ids: 'identificadores separados por coma',
  url: 'una dirección https:// sin usuario ni parámetros (http:// solo en este mismo equipo)',
  documentPlace:
    'file:///carpeta, o https://CUENTA.blob.core.windows.net/CONTENEDOR sin la firma, que va en FILES_SAS',
  guid: 'un identificador como 01234567-89ab-cdef-0123-456789abcdef',
  tenant:
    'el identificador del inquilino (tenant) de Entra, o uno de sus dominios, por ejemplo empresa.example',
  mailAuth: 'oauth2 o password',
  smtpAuth: 'oauth2, password, graph, o none si el servidor no pide contraseña',
  copies: 'cuántos respaldos se conservan, un número entre 1 y 365',
  monthCount: 'meses, un número entero entre 1 y 240',
  botType: 'SingleTenant o UserAssignedMSI',
  logLevel: 'trace, debug, info, warn, error o fatal',
} as const

export type Expectation = keyof typeof EXPECTED

export const notUnderstood = (name: string, shown: string | null, kind: Expectation): ConfigFault => ({
  name,
  problem: shown === null ? 'El valor no se entiende.' : `El valor «${shown}» no se entiende.`,
  expected: EXPECTED[kind],
})

export const missing = (name: string, kind: Expectation): ConfigFault => ({
  name,
  problem: 'Falta.',
  expected: EXPECTED[kind],
})

export const bothSet = (name: string): ConfigFault => ({
  name,
  problem: `Están definidas a la vez ${name} y ${name}_FILE.`,
  expected: 'solo una de las dos',
})

export const unreadableFile = (name: string, path: string): ConfigFault => ({
  name,
  problem: `No se puede leer el archivo «${path}».`,
  expected: 'la ruta de un archivo que exista y se pueda leer',
})

export const noCertificate = (name: string, path: string): ConfigFault => ({
  name,
  problem: `El archivo «${path}» no contiene un certificado.`,
  expected: 'un archivo PEM, con líneas BEGIN CERTIFICATE',
})

export const logoTooLarge = (name: string, path: string, kilobytes: number): ConfigFault => ({
  name,
  problem: `El archivo «${path}» pesa ${kilobytes} KB: es demasiado para ir en cada correo.`,
  expected: 'una imagen PNG o JPEG de hasta 200 KB',
})

export const noPicture = (name: string, path: string): ConfigFault => ({
  name,
  problem: `El archivo «${path}» no es una imagen PNG ni JPEG.`,
  expected: 'una imagen PNG o JPEG de hasta 200 KB',
})

const oneDecimal = (value: number): string => (Math.floor(value * 10) / 10).toFixed(1).replace('.', ',')

export const paleColour = (name: string, colour: string, contrast: number): ConfigFault => ({
  name,
  problem: `El color ${colour} tiene un contraste de ${oneDecimal(contrast)}:1 sobre blanco: no se leería bien.`,
  expected: 'un color más oscuro, con un contraste de al menos 4,5:1 sobre blanco',
})

export const placeholder = (name: string, shown: string, kind: Expectation): ConfigFault => ({
  name,
  problem: `Sigue el texto de muestra ${shown}: falta poner el valor verdadero.`,
  expected: EXPECTED[kind],
})

export const misspelt = (name: string, nearest: string): ConfigFault => ({
  name,
  problem: 'Esta variable no existe y no se toma en cuenta.',
  expected: `¿quiso decir ${nearest}?`,
})

export const brokenLine = (file: string, line: number): ConfigFault => ({
  name: `${file}, línea ${line}`,
  problem: 'La línea no se entiende y no se toma en cuenta.',
  expected: 'NOMBRE=valor; si el valor lleva comillas, abiertas y cerradas',
})

export const unencrypted = (name: string, host: string, cure: string): ConfigFault => ({
  name,
  problem: `La conexión con ${host} iría sin cifrar.`,
  expected: `${cure}; sin cifrado solo se admite un servidor en este mismo equipo`,
})

export const passwordMissing = (name: string, user: string, host: string): ConfigFault => ({
  name,
  problem: `Falta la contraseña de ${user} en ${host}.`,
  expected: EXPECTED.mailPassword,
})

export const oauthNeeds = (name: string, role: string, kind: Expectation): ConfigFault => ({
  name,
  problem: `Falta: ${role} usa OAuth y lo necesita.`,
  expected: EXPECTED[kind],
})

export const azureCredentialMissing = (name: string): ConfigFault => ({
  name,
  problem: 'Falta con qué probar quién es la aplicación de Entra.',
  expected: 'AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE o AZURE_MANAGED_IDENTITY=True',
})

export const azureCredentialsTwice = (name: string): ConfigFault => ({
  name,
  problem: 'Hay más de una credencial de la aplicación de Entra.',
  expected: 'una sola: AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE o AZURE_MANAGED_IDENTITY=True',
})

export const noPrivateKey = (name: string, path: string): ConfigFault => ({
  name,
  problem: `El archivo «${path}» no contiene la clave privada del certificado.`,
  expected: 'un archivo PEM con líneas BEGIN PRIVATE KEY y BEGIN CERTIFICATE',
})

export const imapPasswordOnExchange = (name: string, host: string): ConfigFault => ({
  name,
  problem: `${host} no acepta contraseñas por IMAP desde 2022, y nadie puede volver a permitirlas.`,
  expected: 'oauth2, con AZURE_TENANT_ID, AZURE_CLIENT_ID y un secreto o certificado',
})

export const smtpPasswordOnExchange = (name: string, host: string): ConfigFault => ({
  name,
  problem: `${host} apaga las contraseñas de SMTP desde fines de diciembre de 2026.`,
  expected: 'oauth2, con AZURE_TENANT_ID, AZURE_CLIENT_ID y un secreto o certificado',
})

export const processedFolderUsed = (name: string, folder: string, user: string): ConfigFault => ({
  name,
  problem: `La carpeta «${folder}» ya se usa: es la de ${user}.`,
  expected: 'una carpeta solo para los correos procesados, por ejemplo Procesados',
})

export const previousIsCurrent = (name: string, current: string): ConfigFault => ({
  name,
  problem: `La casilla anterior es la misma que la de ${current}.`,
  expected: 'la casilla que se deja, o nada',
})

export const previousIncomplete = (name: string, kind: Expectation): ConfigFault => ({
  name,
  problem: 'Falta: hay otras variables PREVIOUS_IMAP_* y la necesitan.',
  expected: EXPECTED[kind],
})

export const userMissing = (name: string): ConfigFault => ({
  name,
  problem: 'Hay una contraseña, pero falta el usuario.',
  expected: EXPECTED.user,
})

export const passwordsDiffer = (name: string, used: string): ConfigFault => ({
  name,
  problem: `Es la misma casilla que ${used}, pero con otra contraseña; se usa la de ${used}.`,
  expected: `el mismo valor que ${used}, o nada`,
})

export const notLater = (name: string, than: string): ConfigFault => ({
  name,
  problem: `No es un plazo mayor que ${than}.`,
  expected: `un plazo mayor que el de ${than}`,
})

export const signatureMissing = (name: string, place: string): ConfigFault => ({
  name,
  problem: `Falta: ${place} nombra un contenedor de Azure, y sin firma (SAS) no se abre.`,
  expected: 'la firma del contenedor, como la entrega Azure: sv=…&sr=c&sp=racwdl&sig=…',
})

export const nobodyToRehearseWith = (name: string): ConfigFault => ({
  name,
  problem: 'MODO_ENSAYO está activo y no se sabe a quién enviar los correos.',
  expected: 'la dirección del equipo, aquí o como primera de EMAIL_CC_RECIPIENTS',
})

export const noSenders = (name: string): ConfigFault => ({
  name,
  problem: 'No hay remitentes autorizados: ninguna confirmación se aceptará por sí sola.',
  expected: EXPECTED.senders,
})

export const productionWithoutBot = (name: string): ConfigFault => ({
  name,
  problem: 'Falta con NODE_ENV=production: sin credenciales cualquiera podría hablarle al bot.',
  expected: EXPECTED.guid,
})

export const botNeeds = (name: string, kind: Expectation): ConfigFault => ({
  name,
  problem: 'Falta: MicrosoftAppId está definido y lo necesita.',
  expected: EXPECTED[kind],
})

export const secretIsId = (name: string): ConfigFault => ({
  name,
  problem: 'Parece el identificador del secreto, no su valor.',
  expected: 'la columna «Valor» del secreto en Entra, que se muestra una sola vez',
})

export const botIdMissing = (name: string): ConfigFault => ({
  name,
  problem: 'Hay MicrosoftAppPassword, pero falta MicrosoftAppId: el bot queda sin credenciales.',
  expected: EXPECTED.guid,
})

export const noPublicUrl = (name: string): ConfigFault => ({
  name,
  problem: 'Falta: los enlaces a documentos no funcionarán fuera de este equipo.',
  expected: EXPECTED.url,
})

const line = (fault: ConfigFault): string => `  ${fault.name}: ${fault.problem} Se espera: ${fault.expected}.`

/** One line for each, as the service prints them before it gives up. */
export const formatFaults = (faults: readonly ConfigFault[]): string => faults.map(line).join('\n')
