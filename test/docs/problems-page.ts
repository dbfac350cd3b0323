import { DOCTOR_CODES, type DoctorCode } from '../../src/domain/doctor-code.js'
import type { FaultCode } from '../../src/domain/fault-code.js'
import { HEALTH_CODES, type HealthCode } from '../../src/domain/health-code.js'
import { failing } from '../../src/domain/make-finding.js'
import { ANSWER_RULES, type Speaker } from '../../src/reading/server-answers.js'
import { explanationOf } from '../../src/texts/health.js'
import { remedyOf, type Remedy } from '../../src/texts/remedies.js'

/** The page is made of the table by which the service itself explains a fault, so that the two cannot differ. */

const INTRODUCTION = `# Problemas de conexión

Qué significa cada texto de error que puede decir el servidor de correo, Entra, Microsoft Graph o la red; por qué ocurre, y qué hacer.

El servicio ya lo explica por sí mismo: el diagnóstico (\`control-oc doctor\`) y los avisos en Teams muestran el texto, la causa y los comandos con los nombres de su
cuenta. Esta página es lo mismo, para leerlo con calma o buscar un texto que apareció en otra parte.

- **Busque el texto** (Ctrl+F) con unas pocas palabras seguidas, sin números, fechas ni nombres: esos cambian. O entre por el lugar donde apareció:
  [IMAP](#al-leer-la-casilla-imap), [SMTP](#al-enviar-por-smtp), [token](#al-pedir-un-token), [Graph](#al-enviar-por-microsoft-graph), [red y TLS](#red-y-tls).
  Lo que el servicio encuentra sin que nadie se lo diga está en [sus propios hallazgos](#lo-que-el-servicio-encuentra-por-sí-mismo), por su código, que es el que da
  \`control-oc doctor --json\`. Lo que no da ningún texto está [al final](#sin-texto-de-error).
- **Los comandos son para copiar**, cambiando los nombres de ejemplo: la casilla \`controloc@empresa.example\`, el administrador \`admin@empresa.example\`
  y los identificadores de la aplicación de Entra. Los de PowerShell necesitan una sola vez \`Install-Module ExchangeOnlineManagement\` y una cuenta que administre
  Exchange. Los demás se escriben en el equipo donde corre el servicio; el servidor y el puerto son los del error.
- **Un texto que no está aquí** se muestra entero, tal como llegó: es lo que hay que llevar a quien administra el correo.
- **Nada se pierde mientras tanto.** Los correos que llegan siguen en la casilla y los que deben salir quedan en espera; cuando la conexión vuelve, el servicio sigue donde
  estaba.

Qué significa cada variable: [configuracion.md](configuracion.md). Cómo se pasa una casilla a Office 365: [migracion-office365.md](migracion-office365.md).
`

/** What the owner's troubleshooting has beside texts of errors. */
const WITHOUT_TEXT = `## Sin texto de error

### Los correos a los clientes llegan a no deseados

El dominio no prueba que los correos son suyos. Los envía Exchange, no este servidor: la dirección IP del servidor no va en el SPF. Hacen falta tres registros en el DNS
del dominio; el diagnóstico dice cuál falta:

- **SPF**: un solo registro TXT, \`v=spf1 include:spf.protection.outlook.com -all\`, con lo que ya tuviera.
- **DKIM**: los dos CNAME que muestra la segunda línea, y después la tercera.
- **DMARC**: un TXT en \`_dmarc.empresa.example\`, para comenzar \`v=DMARC1; p=none; rua=mailto:dmarc@empresa.example\`; con los informes en orden, \`p=quarantine\`.

\`\`\`powershell
Connect-ExchangeOnline -UserPrincipalName 'admin@empresa.example'
Get-DkimSigningConfig -Identity 'empresa.example' | Format-List Enabled,Selector1CNAME,Selector2CNAME
Set-DkimSigningConfig -Identity 'empresa.example' -Enabled $true
\`\`\`

### Las confirmaciones caen en no deseados de la casilla

Una regla de flujo de correo las deja pasar, sólo cuando el remitente está probado (DMARC). Sin esa condición, cualquiera podría usar su nombre.

\`\`\`powershell
Connect-ExchangeOnline -UserPrincipalName 'admin@empresa.example'
New-TransportRule -Name 'Confirmaciones a Control OC' -SenderDomainIs 'operador.example' -SentTo 'controloc@empresa.example' -HeaderContainsMessageHeader 'Authentication-Results' -HeaderContainsWords 'dmarc=pass','dmarc=bestguesspass' -SetSCL -1
\`\`\`

### Los correos tardan en leerse

El servidor avisa de cada correo nuevo (IDLE), y además se recorre la casilla cada \`IMAP_CHECK_INTERVAL\` segundos: con un intervalo más largo no se pierde nada. Exchange entrega
a veces con minutos de demora; el diagnóstico mide cuánto tarda un correo de prueba en llegar.`

const PLACES: readonly (readonly [speaker: Speaker, heading: string, about: string])[] = [
  [
    'imap',
    'Al leer la casilla (IMAP)',
    'Lo que contesta el servidor cuando el servicio entra a la casilla o abre una carpeta.',
  ],
  [
    'smtp',
    'Al enviar por SMTP',
    'Lo que contesta el servidor cuando el servicio entra a enviar, o entrega un correo.',
  ],
  [
    'token',
    'Al pedir un token',
    'Con OAuth, antes de leer o enviar se pide un token a Entra (o a Google). Los números AADSTS son de Entra; sin ellos, el texto es de Google.',
  ],
  ['graph', 'Al enviar por Microsoft Graph', 'Con `SMTP_AUTH=graph`, en vez de SMTP.'],
  ['network', 'Red y TLS', 'No se llegó al servidor, o no se pudo comprobar que fuera él.'],
]

const NAMES = {
  mailbox: 'controloc@empresa.example',
  host: 'correo.empresa.example',
  port: 993,
  tenantId: 'empresa.example',
  clientId: '11111111-2222-3333-4444-555555555555',
  objectId: '99999999-8888-7777-6666-555555555555',
  domain: 'empresa.example',
  adminUser: 'admin@empresa.example',
  recipient: 'agencia@cliente.example',
}

/** A variable with its value, and a command within its quotes. */
const CODE = /«(npx control-oc \w+)»|(\b[A-Z]+(?:_[A-Z]+)+(?:=\w+)?)/g

const marked = (text: string): string => text.replaceAll('<', '&lt;').replaceAll(CODE, '`$1$2`')

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const fenced = (language: string, lines: readonly string[]): string =>
  ['```' + language, ...lines, '```'].join('\n')

/** Who misses STARTTLS asks at a port for it. */
const explain = (code: FaultCode): Remedy =>
  remedyOf(code, { ...NAMES, ...(code === 'starttls_missing' ? { port: 587 } : {}) })

const textsOf = (speaker: Speaker, code: FaultCode): readonly string[] =>
  ANSWER_RULES[speaker].filter((rule) => rule.code === code).map(({ says }) => says)

const codesOf = (speaker: Speaker): readonly FaultCode[] => [
  ...new Set(ANSWER_RULES[speaker].map(({ code }) => code)),
]

const speakersOf = (code: FaultCode): readonly Speaker[] =>
  PLACES.map(([speaker]) => speaker).filter((speaker) => textsOf(speaker, code).length > 0)

const indexRow = (text: string, code: FaultCode): string => {
  const { title } = explain(code)
  return `| \`${text}\` | [${title}](#${anchorOf(title)}) |`
}

const index = (speaker: Speaker): string =>
  [
    '| El texto dice | Qué es |',
    '| --- | --- |',
    ...ANSWER_RULES[speaker].map(({ says, code }) => indexRow(says, code)),
  ].join('\n')

const commandsOf = ({ commands, typedIn }: Remedy): readonly string[] =>
  commands.length === 0 ? [] : [fenced(typedIn === 'powershell' ? 'powershell' : 'sh', commands)]

const entry = (code: FaultCode): string => {
  const remedy = explain(code)
  return [
    `### ${remedy.title}`,
    fenced(
      'text',
      speakersOf(code).flatMap((speaker) => textsOf(speaker, code)),
    ),
    `**Causa.** ${marked(remedy.cause)}`,
    ['**Remedio.**', '', ...remedy.remedy.map((step) => `- ${marked(step)}`)].join('\n'),
    ...commandsOf(remedy),
  ].join('\n\n')
}

/** What several say is told where it is met first. */
const entries = (speaker: Speaker): readonly string[] =>
  codesOf(speaker)
    .filter((code) => speakersOf(code)[0] === speaker)
    .map(entry)

/** What is seen differs from office to office: here it stands with invented names. */
const SEEN_FACTS = {
  problem: 'El hallazgo nombra la variable y dice qué tiene.',
  expected: 'lo que dice el hallazgo',
  names: 'EMPRESA EJEMPLO S.A.',
  addresses: 'reservas@operador.example',
  audience: 'https://graph.microsoft.com',
  tenant: '11111111-2222-3333-4444-555555555555',
  configured: 'empresa.example',
  missing: 'IMAP.AccessAsApp',
  folder: 'Elementos enviados',
  hosts: 'mx.otra.example',
  record: 'v=spf1 mx -all, v=spf1 include:spf.protection.outlook.com -all',
  include: 'spf.protection.outlook.com',
  target: 'otra.example',
  locator: 'AAFTTAT',
  count: '3',
  silentMs: String(9 * 3_600_000),
  usualMs: String(4 * 3_600_000),
  where: 'db.empresa.example:5432/control_oc',
  ends: '2028-01-31',
}

const SEEN_SUBJECTS: Readonly<Record<string, string>> = {
  data_not_writable: '/var/lib/control-oc',
  store_away: 'db.empresa.example:5432/control_oc',
  store_not_permitted: 'db.empresa.example:5432/control_oc',
  store_newer: 'db.empresa.example:5432/control_oc',
  documents_not_writable: 'https://cuenta.blob.core.windows.net/documentos',
  senders_own_address: NAMES.mailbox,
  senders_free_mail: 'gmail.com',
  token_audience_wrong: 'https://outlook.office365.com',
  bot_unreachable: 'https://oc.empresa.example/api/messages',
  bot_endpoint_wrong: 'https://oc.empresa.example/api/messages',
}

const OWN_INTRODUCTION = `## Lo que el servicio encuentra por sí mismo

Nadie contestó un error: lo dice el diagnóstico, o un aviso en Teams, después de mirar. Los nombres son de ejemplo; el hallazgo trae los de su cuenta.`

const ownEntry = (code: DoctorCode | HealthCode): string => {
  const seen = { subject: SEEN_SUBJECTS[code] ?? NAMES.domain, facts: SEEN_FACTS }
  const remedy = explanationOf(failing('config', code, code, seen), NAMES)
  return [
    `### ${remedy.title}`,
    `Código: \`${code}\``,
    `**Causa.** ${marked(remedy.cause)}`,
    ['**Remedio.**', '', ...remedy.remedy.map((step) => `- ${marked(step)}`)].join('\n'),
    ...commandsOf(remedy),
  ].join('\n\n')
}

export const OWN_CODES = [...DOCTOR_CODES, ...HEALTH_CODES] as const

export const problemsPage = (): string =>
  [
    INTRODUCTION,
    ...PLACES.flatMap(([speaker, heading, about]) => [
      `## ${heading}\n\n${about}\n\n${index(speaker)}`,
      ...entries(speaker),
    ]),
    OWN_INTRODUCTION,
    ...OWN_CODES.map(ownEntry),
    WITHOUT_TEXT,
  ]
    .join('\n\n')
    .replaceAll(/\n{3,}/g, '\n\n') + '\n'
