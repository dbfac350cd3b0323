import type { Filled } from './names.js'
import { onServer, told, type SomeWordings } from './remedy.js'

const lookUp = ({ host }: Filled): string => `nslookup ${host}`

/** Ports that begin in plain text, and what is spoken there. */
const STARTTLS: Readonly<Record<string, string>> = { '587': 'smtp', '25': 'smtp', '143': 'imap' }

const greet = ({ host, port }: Filled): string => {
  const protocol = STARTTLS[port]
  const upgrade = protocol === undefined ? '' : ` -starttls ${protocol}`
  return `openssl s_client -connect ${host}:${port}${upgrade} -servername ${host} </dev/null`
}

const PORTS = 'IMAP usa el 993; SMTP, el 587 (o el 465); Entra y Microsoft Graph, el 443.'

const OWN_AUTHORITY =
  'Si el certificado es de una autoridad propia de la organización, guarde el de esa autoridad en un archivo PEM y nómbrelo en IMAP_TLS_CA o SMTP_TLS_CA.'

const NEVER_OFF =
  'El servicio no se conecta sin comprobar el certificado, y no hay cómo pedírselo: dejaría leer la contraseña a cualquiera en el camino.'

const INSPECTION =
  'Si el certificado no es de Microsoft o Google sino de un antivirus o cortafuegos que inspecciona el tráfico, pida que exceptúe a este servidor.'

export const NETWORK_REMEDIES = {
  host_unknown: (n) =>
    onServer(
      told(
        'El nombre del servidor no existe',
        `No hay ninguna dirección para ${n.said.host}. Suele ser un error al escribirlo.`,
        [
          'Revise IMAP_HOST y SMTP_HOST: para Exchange Online son outlook.office365.com y smtp.office365.com; para Gmail, imap.gmail.com y smtp.gmail.com.',
          'Si el nombre está bien, revise el DNS del equipo.',
        ],
      ),
      lookUp(n),
    ),

  dns_away: (n) =>
    onServer(
      told(
        'El DNS del equipo no contesta',
        'No se pudo preguntar por el nombre del servidor. Suele ser la red del equipo, y no el servidor de correo.',
        [
          'Revise la conexión a internet y los servidores DNS del equipo o del contenedor.',
          'El servicio vuelve a intentarlo solo.',
        ],
      ),
      lookUp(n),
      'cat /etc/resolv.conf',
    ),

  connection_refused: (n) =>
    onServer(
      told(
        'El servidor no recibe conexiones en ese puerto',
        `Se llegó a ${n.said.host}, y allí nadie atiende. El puerto está mal, o el servicio de correo está detenido.`,
        [
          `Revise el puerto. ${PORTS}`,
          'Si el servidor es propio, vea que el servicio de correo esté funcionando.',
        ],
      ),
      greet(n),
    ),

  network_unreachable: (n) =>
    onServer(
      told(
        'El equipo no tiene camino hacia el servidor',
        'La red del equipo no sabe llegar a esa dirección: está desconectada, o el nombre lleva a una dirección IPv6 y el equipo no tiene IPv6.',
        [
          'Revise la conexión a internet del equipo, y la VPN si hay una.',
          'El servicio vuelve a intentarlo solo.',
        ],
      ),
      lookUp(n),
      greet(n),
    ),

  connection_timeout: (n) =>
    onServer(
      told(
        'El servidor no contesta',
        'Se intentó y no hubo respuesta. Casi siempre es un cortafuegos que no deja salir por ese puerto; a veces, un puerto con TLS al que se habla sin TLS, o al revés.',
        [
          `Permita la salida hacia ese servidor y puerto. ${PORTS}`,
          'El puerto 25 suele estar bloqueado: use el 587.',
          'Con el 993 y el 465, la conexión va cifrada desde el comienzo; con el 587 y el 143, por STARTTLS.',
        ],
      ),
      greet(n),
    ),

  connection_lost: (n) =>
    onServer(
      told('La conexión se cortó', 'El servidor, o algo en el camino, la cerró sin decir por qué.', [
        'Si ocurre una vez, no es nada: el servicio se vuelve a conectar solo.',
        'Si ocurre siempre, revise el cortafuegos o proxy, y que el puerto y su cifrado sean los que el servidor espera.',
      ]),
      greet(n),
    ),

  tls_self_signed: (n) =>
    onServer(
      told(
        'El certificado del servidor se firmó a sí mismo',
        'Ninguna autoridad responde por él: no se puede saber si el servidor es quien dice ser.',
        [
          `Lo mejor es que el servidor tenga un certificado de una autoridad pública. ${OWN_AUTHORITY}`,
          INSPECTION,
          NEVER_OFF,
        ],
      ),
      greet(n),
    ),

  tls_private_authority: (n) =>
    onServer(
      told(
        'El certificado es de una autoridad que el equipo no conoce',
        'El servidor muestra una autoridad propia de la organización, o un antivirus o cortafuegos inspecciona el tráfico.',
        [OWN_AUTHORITY, INSPECTION, NEVER_OFF],
      ),
      greet(n),
    ),

  tls_chain_incomplete: (n) =>
    onServer(
      told(
        'Al certificado del servidor le falta su autoridad',
        'El servidor no envía el certificado intermedio, o lo firma una autoridad que el equipo no conoce.',
        [
          'Si el servidor es propio, instale en él la cadena completa (certificado e intermedios).',
          OWN_AUTHORITY,
          INSPECTION,
          NEVER_OFF,
        ],
      ),
      greet(n),
    ),

  tls_certificate_expired: (n) =>
    onServer(
      told(
        'El certificado del servidor venció',
        'Quien administra el servidor no lo renovó, o el reloj del equipo está adelantado.',
        [
          'Revise la hora del equipo.',
          'Si es correcta, pida a quien administra el servidor que renueve el certificado.',
          NEVER_OFF,
        ],
      ),
      'date',
      greet(n),
    ),

  tls_certificate_not_yet_valid: (n) =>
    onServer(
      told(
        'El certificado del servidor todavía no rige',
        'Casi siempre, el reloj del equipo está atrasado.',
        ['Ponga el reloj en hora y active su sincronización (NTP).'],
      ),
      'timedatectl',
      'sudo timedatectl set-ntp true',
      greet(n),
    ),

  tls_name_mismatch: (n) =>
    onServer(
      told(
        'El certificado es de otro nombre',
        `El servidor muestra un certificado que no vale para ${n.said.host}.`,
        [
          'Use como servidor uno de los nombres del certificado; el texto del error los dice. No use la dirección IP.',
          NEVER_OFF,
        ],
      ),
      greet(n),
    ),

  tls_on_plain_port: (n) =>
    onServer(
      told(
        'Se habla TLS a un puerto que comienza sin cifrar',
        'El servidor contestó en texto llano. El puerto es de STARTTLS, y la configuración pide TLS desde el comienzo; o no es un puerto de correo.',
        [
          'Para SMTP: 587 con STARTTLS, o 465 con TLS desde el comienzo.',
          'Para IMAP: 993 con TLS desde el comienzo (IMAP_USE_SSL=True).',
        ],
      ),
      greet(n),
    ),

  tls_version_too_old: (n) =>
    onServer(
      told(
        'El servidor sólo conoce versiones de TLS que ya no se aceptan',
        'TLS 1.0 y 1.1 fueron retirados (RFC 8996). El servicio exige TLS 1.2 o posterior.',
        ['Actualice el servidor de correo, o pida a quien lo administra que habilite TLS 1.2.'],
      ),
      greet(n),
    ),

  starttls_missing: (n) =>
    onServer(
      told(
        'El servidor no ofrece cifrar la conexión (STARTTLS)',
        'La configuración exige STARTTLS y el servidor no lo tiene, o alguien en el camino lo quita. El servicio no sigue sin cifrar.',
        [
          'Revise servidor y puerto: SMTP usa 587 con STARTTLS, o 465 con TLS desde el comienzo.',
          'Un antivirus o cortafuegos que revisa el correo puede quitar STARTTLS: pida que exceptúe a este servidor.',
        ],
      ),
      greet(n),
    ),
} satisfies SomeWordings
