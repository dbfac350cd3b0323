import { inExchange, onServer, told } from '../remedies/remedy.js'
import type { Filled } from '../remedies/names.js'
import { named, type CheckWords, type Facts, type SomeDoctorWordings } from './wording.js'

/** Records of the domain that our mails come from. Whoever runs the domain's DNS puts them there. */

const inRecord = ({ record }: Facts): string => record ?? 'no hay'

const NOWHERE = 'el dominio no existe'
const UNKNOWN_SELECTOR = 'sólo se sabe dónde está con Exchange y Gmail'

export const DNS_CHECKS: Readonly<Record<string, CheckWords>> = {
  'dns.domain': named('El dominio existe', () => '', 'el remitente usa un dominio de correo gratuito'),
  'dns.mx': named('A dónde llega el correo (MX)', ({ hosts }) => hosts ?? 'no hay', NOWHERE),
  'dns.spf': named('Quién puede enviar (SPF)', inRecord, NOWHERE),
  'dns.dkim': named(
    'Clave de firma (DKIM)',
    ({ target }) => (target === undefined ? '' : `→ ${target}`),
    UNKNOWN_SELECTOR,
  ),
  'dns.dkim_key': named('La firma DKIM está encendida'),
  'dns.dmarc': named('Política del dominio (DMARC)', inRecord, NOWHERE),
}

const WHO = 'Lo cambia quien administra el DNS del dominio; tarda hasta una hora en verse.'

const spfValue = ({ include }: Facts): string =>
  include === undefined
    ? 'v=spf1 <lo que indique su proveedor de correo> -all'
    : `v=spf1 include:${include} -all`

const dkimSteps = (names: Filled, title: string, cause: string) =>
  inExchange(
    names,
    told(title, cause, [
      'El primer comando muestra los dos CNAME que hay que publicar (Selector1CNAME y Selector2CNAME).',
      'Cuando existan los dos, el segundo enciende la firma.',
      'Con Google Workspace: consola de administración → Gmail → Autenticar el correo electrónico.',
    ]),
    `Get-DkimSigningConfig -Identity ${names.domain} | Format-List Selector1CNAME,Selector2CNAME`,
    `Set-DkimSigningConfig -Identity ${names.domain} -Enabled $true`,
  )

const DMARC_VALUE = 'v=DMARC1; p=quarantine; rua=mailto:<quien recibe los informes>'

export const DNS_REMEDIES: SomeDoctorWordings<
  | 'dns_no_answer'
  | 'dns_domain_unknown'
  | 'dns_mx_missing'
  | 'dns_mx_elsewhere'
  | 'dns_spf_missing'
  | 'dns_spf_several'
  | 'dns_spf_include_missing'
  | 'dns_spf_open'
  | 'dns_spf_soft'
  | 'dns_dkim_missing'
  | 'dns_dkim_wrong'
  | 'dns_dkim_off'
  | 'dns_dmarc_missing'
  | 'dns_dmarc_several'
  | 'dns_dmarc_none'
  | 'dns_dmarc_wrong'
> = {
  dns_no_answer: () =>
    onServer(
      told('El DNS no contesta', 'El servidor de nombres de este equipo no respondió a tiempo, o se negó.', [
        'Revise la red del equipo y su servidor de nombres (/etc/resolv.conf).',
        'Con --dns-server 1.1.1.1 se pregunta a otro.',
      ]),
      'npx control-oc doctor --only dns --dns-server 1.1.1.1',
    ),
  dns_domain_unknown: ({ subject }) =>
    told('El dominio no existe', `«${subject ?? ''}» no está en el DNS, o está mal escrito.`, [
      'Revise SMTP_FROM_EMAIL.',
      'Si está bien escrito, revise que el dominio no haya vencido.',
    ]),
  dns_mx_missing: () =>
    told('El dominio no tiene MX', 'Nadie puede contestar nuestros correos.', [
      'Con Exchange Online: Centro de administración de Microsoft 365 → Configuración → Dominios muestra el valor exacto.',
      WHO,
    ]),
  dns_mx_elsewhere: ({ facts }) =>
    told(
      'El correo del dominio llega a otra parte',
      `Los MX son ${facts['hosts'] ?? ''}, que no son del servicio por el que se envía: las respuestas pueden no llegar a la casilla.`,
      [
        'Si hay un filtro de correo delante de la casilla, está bien así.',
        'Si no, el MX debe apuntar al servicio de la casilla. Háblelo antes con quien administra el dominio.',
      ],
    ),
  dns_spf_missing: ({ subject, facts }) =>
    told(
      'El dominio no tiene SPF',
      'Quien recibe no sabe qué servidores pueden enviar por el dominio, y desconfía.',
      [`Publique un registro TXT en ${subject ?? ''}: ${spfValue(facts)}`, WHO],
    ),
  dns_spf_several: ({ facts }) =>
    told('Hay más de un registro SPF', 'Con dos, ninguno vale (RFC 7208).', [
      `Junte todo en uno solo, que termine en -all. Hoy están: ${facts['record'] ?? ''}`,
      WHO,
    ]),
  dns_spf_include_missing: ({ facts }) =>
    told(
      'El SPF no nombra al servicio por el que se envía',
      `El registro no incluye ${facts['include'] ?? ''}: nuestros correos no pasan la revisión.`,
      [`Agregue include:${facts['include'] ?? ''} antes de -all en el registro que ya está.`, WHO],
    ),
  dns_spf_open: () =>
    told('El SPF deja enviar a cualquiera', 'Termina en +all: es lo mismo que no tenerlo.', [
      'Cámbielo por -all.',
      WHO,
    ]),
  dns_spf_soft: () =>
    told('El SPF no es terminante', 'No termina en -all: lo que otros envíen a nuestro nombre puede pasar.', [
      'Cuando todos los que envían estén en el registro, termínelo en -all.',
      WHO,
    ]),
  dns_dkim_missing: ({ subject }, names) =>
    dkimSteps(
      names,
      'Falta la clave DKIM',
      `No existe ${subject ?? ''}: los correos salen sin la firma del dominio.`,
    ),
  dns_dkim_wrong: ({ subject, facts }, names) =>
    dkimSteps(
      names,
      'La clave DKIM apunta a otra parte',
      `${subject ?? ''} lleva a ${facts['target'] ?? ''}, que no es de Microsoft 365.`,
    ),
  dns_dkim_off: (_, names) =>
    dkimSteps(
      names,
      'La firma DKIM está apagada',
      'Los nombres están bien, y no hay clave detrás de ninguno.',
    ),
  dns_dmarc_missing: ({ subject }) =>
    told(
      'El dominio no tiene DMARC',
      'Nadie sabe qué hacer con lo que llega a nuestro nombre sin serlo; varios proveedores lo exigen.',
      [`Publique un registro TXT en _dmarc.${subject ?? ''}: ${DMARC_VALUE}`, WHO],
    ),
  dns_dmarc_several: () =>
    told('Hay más de un registro DMARC', 'Con dos, ninguno vale (RFC 7489).', ['Deje uno solo.', WHO]),
  dns_dmarc_none: () =>
    told('DMARC sólo observa', 'Con p=none lo falsificado se entrega igual.', [
      'Cuando los informes muestren que todo lo propio pasa, cambie a p=quarantine.',
      WHO,
    ]),
  dns_dmarc_wrong: ({ subject }) =>
    told('El registro DMARC no se entiende', 'Su política (p=) falta o no existe.', [
      `Deje en _dmarc.${subject ?? ''}: ${DMARC_VALUE}`,
      WHO,
    ]),
}
