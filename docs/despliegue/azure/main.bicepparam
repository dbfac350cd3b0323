// Los valores de esta oficina. Las contraseñas no se escriben aquí: se toman del entorno de quien despliega.
using './main.bicep'

param tag = '0.1.0'

param settings = {
  IMAP_HOST: 'imap.gmail.com'
  IMAP_USERNAME: 'controloc@empresa.example'
  SMTP_HOST: 'smtp.gmail.com'
  SMTP_USERNAME: 'controloc@empresa.example'
  SMTP_FROM_NAME: 'Empresa Ejemplo - Administración'
  ALLOWED_CONFIRMATION_SENDERS: 'confirmaciones@operador.example'
  EMAIL_CC_RECIPIENTS: 'ventas@empresa.example'
  ADMIN_IDS: '01234567-89ab-cdef-0123-456789abcdef'
  MODO_ENSAYO: 'True'
}

param secrets = {
  IMAP_PASSWORD: readEnvironmentVariable('IMAP_PASSWORD')
  SMTP_PASSWORD: readEnvironmentVariable('SMTP_PASSWORD')
}
