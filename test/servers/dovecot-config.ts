export interface DovecotPlan {
  readonly folder: string
  /** Owner of the processes and of the folder: Dovecot refuses to handle mail as root. */
  readonly user: string
  readonly group: string
  readonly ports: {
    readonly imap: number
    readonly imaps: number
    readonly submission: number
    readonly lmtp: number
  }
  readonly relayPort: number | null
  readonly introspectionUrl: string | null
  readonly likeCourier: boolean
  readonly likeExchange: boolean
  /** Counts only for the likeness of Exchange: a full Dovecot offers it. */
  readonly offersIdle: boolean
}

/** What Exchange Online announces: no CONDSTORE, QRESYNC, SPECIAL-USE or ESEARCH. */
const EXCHANGE_CAPABILITIES = 'IMAP4rev1 SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+'

const capabilities = ({ offersIdle }: DovecotPlan): string =>
  offersIdle ? EXCHANGE_CAPABILITIES : EXCHANGE_CAPABILITIES.replace(' IDLE', '')

const oauthPassdb = ({ folder, introspectionUrl }: DovecotPlan): string =>
  introspectionUrl === null
    ? ''
    : `passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${folder}/oauth2.conf
}`

/** Exchange shows no special use, so neither does its likeness; the folder then bears its Spanish name. */
const sentMailbox = ({ likeExchange }: DovecotPlan): string =>
  likeExchange
    ? `mailbox "Elementos enviados" {
    auto = subscribe
  }`
    : `mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }`

export const oauthConfig = (introspectionUrl: string): string => `introspection_mode = post
introspection_url = ${introspectionUrl}
active_attribute = active
active_value = true
username_attribute = username
`

export const dovecotConfig = (plan: DovecotPlan): string => `protocols = imap lmtp submission
listen = 127.0.0.1
base_dir = ${plan.folder}/run
state_dir = ${plan.folder}/state
log_path = ${plan.folder}/dovecot.log
default_internal_user = ${plan.user}
default_login_user = ${plan.user}
default_internal_group = ${plan.group}
first_valid_uid = 1
ssl = yes
ssl_cert = <${plan.folder}/c.pem
ssl_key = <${plan.folder}/k.pem
disable_plaintext_auth = no
auth_mechanisms = plain login${plan.introspectionUrl === null ? '' : ' xoauth2'}
auth_username_format = %Lu
auth_failure_delay = 0
mail_location = sdbox:~/box
mail_fsync = never
mail_max_userip_connections = 10
hostname = localhost
submission_relay_host = 127.0.0.1
submission_relay_port = ${plan.relayPort ?? 25}
${plan.likeExchange ? `imap_capability = ${capabilities(plan)}` : ''}
${oauthPassdb(plan)}
passdb {
  driver = passwd-file
  mechanisms = plain login
  args = username_format=%u ${plan.folder}/users
}
userdb {
  driver = static
  args = uid=${plan.user} gid=${plan.group} home=${plan.folder}/mail/%n allow_all_users=yes
}
namespace inbox {
  inbox = yes
  ${plan.likeCourier ? 'separator = .\n  prefix = INBOX.' : 'separator = /'}
  ${sentMailbox(plan)}
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${plan.ports.imap}
  }
  inet_listener imaps {
    port = ${plan.ports.imaps}
    ssl = yes
  }
}
service submission-login {
  chroot =
  inet_listener submission {
    port = ${plan.ports.submission}
  }
}
service lmtp {
  inet_listener lmtp {
    port = ${plan.ports.lmtp}
  }
}
`
