import { CONSENT } from './exchange.js'
import { onServer, told, type SomeWordings } from './remedy.js'

const APP = 'Entra → Registros de aplicaciones'

export const TOKEN_REMEDIES = {
  token_app_unknown: (n) =>
    told(
      'Entra no conoce la aplicación',
      `En la organización no hay una aplicación con el identificador de ${n.idVariable}; o se pregunta en otra organización.`,
      [
        `Copie el «Id. de aplicación (cliente)» de ${APP} → Información general a ${n.idVariable}. No sirven el id. de objeto ni el nombre.`,
        `Revise que ${n.tenantVariable} sea el «Id. de directorio (inquilino)» de la misma página.`,
      ],
    ),

  token_secret_wrong: (n) =>
    told(
      'El secreto de la aplicación no es correcto',
      `Lo que está en ${n.secretVariable} no es un secreto de esta aplicación. Muchas veces se copió el identificador del secreto en vez de su valor.`,
      [
        `En ${APP} → Certificados y secretos cree un secreto nuevo y copie la columna «Valor», que se muestra una sola vez.`,
        `Póngalo en ${n.secretVariable} y reinicie el servicio. «npx control-oc config» dice si el .env se leyó entero.`,
      ],
    ),

  token_secret_expired: (n) =>
    told('El secreto de la aplicación venció', 'Los secretos de Entra duran a lo más 24 meses.', [
      `En ${APP} → Certificados y secretos cree un secreto nuevo y copie la columna «Valor».`,
      `Póngalo en ${n.secretVariable} y reinicie el servicio. Los correos que estaban en espera salen entonces.`,
      'Anote la fecha de vencimiento en el calendario, o use un certificado o una identidad administrada.',
    ]),

  token_certificate_wrong: () =>
    told(
      'Entra no acepta el certificado de la aplicación',
      'El certificado de AZURE_CLIENT_CERTIFICATE no está cargado en la aplicación, venció, o su clave privada no es la que le corresponde.',
      [
        `Cargue la parte pública del mismo certificado en ${APP} → Certificados y secretos → Certificados, y compare la huella digital.`,
        'El archivo PEM debe llevar el certificado y su clave privada.',
      ],
    ),

  token_clock_wrong: () =>
    onServer(
      told(
        'El reloj del equipo está mal',
        'La firma del certificado lleva la hora, y para Entra no es la de ahora.',
        ['Ponga el reloj en hora y active su sincronización (NTP).'],
      ),
      'timedatectl',
      'sudo timedatectl set-ntp true',
    ),

  token_tenant_unknown: (n) =>
    told(
      'Entra no conoce la organización',
      `Lo que está en ${n.tenantVariable} no es una organización (inquilino) de esta nube.`,
      [
        `Copie el «Id. de directorio (inquilino)» de Entra → Información general a ${n.tenantVariable}; sirve también un dominio verificado.`,
        'En una nube nacional, revise AZURE_AUTHORITY.',
      ],
    ),

  token_user_unknown: (n) =>
    told(
      'La cuenta no existe en la organización',
      'Entra buscó una cuenta de usuario y no la encontró en este directorio.',
      [
        `Revise la dirección en ${n.variable('USERNAME')}, y que ${n.tenantVariable} sea la organización de esa casilla.`,
        'Si la casilla es nueva, espere a que termine de crearse.',
      ],
    ),

  token_resource_unknown: () =>
    told(
      'La organización no tiene el servicio para el que se pide el token',
      'AZURE_MAIL_RESOURCE o AZURE_GRAPH_URL no es un servicio de esta organización, o está deshabilitado en ella.',
      [
        'AZURE_MAIL_RESOURCE debe ser https://outlook.office365.com, y AZURE_GRAPH_URL https://graph.microsoft.com (en nubes nacionales, los suyos).',
        'Revise que la organización tenga una licencia con Exchange Online.',
        'En Entra → Aplicaciones empresariales, «Office 365 Exchange Online» debe estar habilitada.',
      ],
    ),

  token_no_consent: () =>
    told(
      'Falta el consentimiento de administrador',
      'La aplicación pide permisos que nadie ha concedido en esta organización.',
      [
        `Un administrador global los concede en ${APP} → Permisos de API → Conceder consentimiento de administrador.`,
        CONSENT,
      ],
    ),

  token_blocked_by_policy: () =>
    told(
      'Una política de acceso condicional no deja entregar el token',
      'La organización exige algo que este equipo no cumple, por ejemplo una dirección IP conocida.',
      [
        'En Entra → Registros de inicio de sesión → Inicios de sesión de entidades de servicio se lee qué política fue.',
        'Agregue la dirección IP pública del servidor a las ubicaciones con nombre que la política permite, o excluya la aplicación.',
      ],
    ),

  token_app_disabled: () =>
    told('La aplicación está deshabilitada', 'Alguien la deshabilitó en la organización.', [
      'En Entra → Aplicaciones empresariales → la aplicación → Propiedades, ponga «Habilitado para que los usuarios inicien sesión» en Sí.',
    ]),

  token_scope_wrong: () =>
    told(
      'El token se pidió para algo que no existe',
      'El servicio pide siempre el recurso completo (…/.default): el recurso configurado está mal escrito.',
      [
        'AZURE_MAIL_RESOURCE debe ser https://outlook.office365.com, sin nada después.',
        'AZURE_GRAPH_URL debe ser https://graph.microsoft.com, sin nada después.',
      ],
    ),

  token_service_busy: () =>
    told('Entra pide esperar', 'El servicio que entrega los tokens está ocupado por un momento.', [
      'No hay nada que arreglar: se vuelve a intentar solo.',
      'Si dura más de una hora, mire https://status.cloud.microsoft.',
    ]),

  token_service_silent: () =>
    onServer(
      told(
        'El servicio que entrega los tokens no contesta',
        'Se llegó a él, o se intentó, y no hubo respuesta a tiempo. Suele ser un cortafuegos o un proxy.',
        [
          'Permita la salida HTTPS (puerto 443) hacia login.microsoftonline.com; para Gmail, hacia oauth2.googleapis.com.',
          'Revise AZURE_AUTHORITY y GOOGLE_TOKEN_URL.',
        ],
      ),
      String.raw`curl -sSo /dev/null -w '%{http_code}\n' https://login.microsoftonline.com/`,
    ),

  token_identity_missing: () =>
    told(
      'El equipo no tiene esa identidad administrada',
      'AZURE_MANAGED_IDENTITY=True pide el token a la propia máquina de Azure, y ella no tiene la identidad.',
      [
        'En Azure, abra la máquina → Identidad y active la del sistema, o asigne la del usuario.',
        'Con una identidad asignada por el usuario, AZURE_CLIENT_ID es su «Id. de cliente».',
        'Fuera de Azure no hay identidad administrada: use un secreto o un certificado.',
      ],
    ),

  google_grant_revoked: () =>
    told(
      'Google ya no reconoce el permiso de la casilla',
      'El GOOGLE_REFRESH_TOKEN venció o fue revocado: se cambió la contraseña, se quitó el acceso, pasaron seis meses sin uso, o la aplicación de Google sigue «en prueba» (entonces dura 7 días).',
      [
        'En la consola de Google Cloud → Pantalla de consentimiento de OAuth, publique la aplicación («En producción»).',
        'Autorice otra vez con la cuenta de la casilla, con el alcance https://mail.google.com/, y ponga el nuevo GOOGLE_REFRESH_TOKEN.',
      ],
    ),

  google_client_wrong: () =>
    told(
      'El cliente OAuth no es correcto',
      'El identificador o el secreto no son de un cliente que exista.',
      [
        'Copie GOOGLE_CLIENT_ID y GOOGLE_CLIENT_SECRET de la consola de Google Cloud → Credenciales.',
        'Si el cliente se borró, cree otro y autorice de nuevo la casilla.',
      ],
    ),

  google_client_not_allowed: () =>
    told(
      'El cliente OAuth no puede usar ese permiso',
      'El GOOGLE_REFRESH_TOKEN lo dio otra aplicación, o el cliente no admite esta forma de pedir tokens.',
      [
        'Use GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET y GOOGLE_REFRESH_TOKEN de la misma aplicación: el token se obtiene con ese cliente.',
      ],
    ),
} satisfies SomeWordings
