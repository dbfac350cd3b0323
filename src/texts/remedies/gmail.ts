import { told, type SomeWordings } from './remedy.js'

export const GMAIL_REMEDIES = {
  gmail_app_password_needed: (n) =>
    told(
      'Gmail pide una contraseña de aplicación',
      'La cuenta tiene verificación en dos pasos: su contraseña de siempre no sirve para un programa.',
      [
        'Entre con la cuenta a https://myaccount.google.com/apppasswords y cree una contraseña de aplicación.',
        `Póngala en ${n.variable('PASSWORD')}, con o sin espacios.`,
      ],
    ),

  gmail_login_wrong: (n) =>
    told(
      'Gmail no acepta el usuario o la contraseña',
      'Gmail ya no deja entrar a los programas con la contraseña de la cuenta: hace falta una contraseña de aplicación, o un token vigente.',
      [
        `Revise que ${n.variable('USERNAME')} sea la dirección completa.`,
        'Active la verificación en dos pasos y cree una contraseña de aplicación en https://myaccount.google.com/apppasswords. Si había una, un cambio de contraseña la borra.',
        `Póngala en ${n.variable('PASSWORD')}. Con OAuth, renueve GOOGLE_REFRESH_TOKEN.`,
      ],
    ),

  gmail_web_login_needed: () =>
    told(
      'Gmail quiere ver primero a una persona',
      'Google desconfía de este inicio de sesión y lo bloquea hasta que alguien entre con un navegador.',
      [
        'Entre con la cuenta a https://mail.google.com y acepte los avisos de seguridad.',
        'Si sigue igual, abra https://accounts.google.com/DisplayUnlockCaptcha con la misma cuenta, y espere a que el servicio vuelva a intentarlo.',
      ],
    ),

  gmail_imap_off: () =>
    told(
      'IMAP está apagado en la cuenta de Gmail',
      'La cuenta existe y el inicio de sesión es correcto, pero no deja leer por IMAP.',
      ['En Gmail, abra Configuración → Reenvío y correo POP/IMAP, y habilite IMAP.'],
    ),

  gmail_imap_off_in_domain: () =>
    told(
      'La organización tiene IMAP apagado en Google Workspace',
      'Lo apagó el administrador del dominio, para todos o para el grupo de esta cuenta.',
      [
        'Un administrador lo habilita en la consola de Google: Aplicaciones → Google Workspace → Gmail → Acceso de usuarios finales → Acceso POP e IMAP.',
        'Puede tardar hasta 24 horas en regir.',
      ],
    ),
} satisfies SomeWordings
