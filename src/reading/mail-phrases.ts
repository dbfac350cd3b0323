/**
 * How mail programs and machines write: Spanish, English and Portuguese. Every pattern is for text that went through
 * `foldWords`: lower case, no accents.
 */

// ── subjects and history ────────────────────────────────────────────────────────────────────────────────────────

export const REPLY_PREFIX =
  /^(?:\s*(?:\[[^\]]{1,30}\]|(?:re|rv|fw|fwd|enc|res|tr|resp|respuesta|reenviado|reenv)(?:\[\d+\])?\s*:))+\s*/u

export const SEPARATOR =
  /^[\s>*_-]*(?:-{2,} ?)?(?:mensaje original|original message|mensagem original|mensaje reenviado|forwarded message|mensagem encaminhada|inicio del mensaje reenviado|begin forwarded message|inicio da mensagem encaminhada|original appointment)(?: ?-{2,})?[\s:*_-]*$/u
/** Gmail and Apple: "El lun, 3 mar 2026 a las 10:00, Ana (<ana@…>) escribió:", on one line or wrapped over three. */
export const ATTRIBUTION = /^[\s*]*(?:el|on|em|a|le)\b.{4,400}\b(?:escribio|wrote|escreveu)\s*:\s*$/u
export const FROM_LINE = /^[\s>*]*(?:de|from|remitente)\s*\*?:\*?\s*\S/u
export const NEXT_HEADER =
  /^[\s>*]*(?:enviado(?: el| em)?|enviada em|sent|fecha|date|data|para|to|asunto|subject|assunto|cc)\s*\*?:\*?/u
export const ATTRIBUTION_END = /(?:escribio|wrote|escreveu)\s*:\s*$/u

// ── signatures ──────────────────────────────────────────────────────────────────────────────────────────────────

export const CLOSING =
  /^\s*(?!.*\b(?:adjunt|oc|orden|envi))(?:-- ?$|(?:muchos |un |reciba un )?(?:saludos?|cordiales saludos|cordialmente|atentamente|atte|(?:se )?(?:le |les |lo )?saluda|(?:best |kind |warm )?regards|(?:yours )?sincerely|yours faithfully|atenciosamente|cumprimentos|abracos|att\b)[\p{L} ,.!]{0,40}$)/u
export const DEVICE =
  /^\s*(?:enviado desde (?:mi|el)|sent from my|obtener outlook|get outlook|enviado do meu|obter o outlook)/u
export const DISCLAIMER =
  /^\s*\W{0,3}(?:este (?:mensaje|correo|e-?mail)|aviso (?:legal|de confidencialidad)|la informacion contenida|this (?:e-?mail|message)|esta mensagem|antes de imprimir)\b.{20,}/u

// ── machines ────────────────────────────────────────────────────────────────────────────────────────────────────

export const AUTO_REPLY_SUBJECT =
  /^\s*(?:respuesta automatica|respuesta de ausencia|fuera de (?:la )?oficina|ausente de la oficina|automatic reply|auto(?:matic)?[ -]?(?:reply|response|respuesta)|autoreply|out of (?:the )?office|resposta automatica|fora do escritorio|ausencia temporal|vacaciones|ooo:)|(?:^|: )(?:leido|entregado|read|delivered|lido|no leido|not read):/u
export const AUTO_REPLY_PROSE =
  /(?:estoy|estare|me encuentro|me encontrare|i am|i'm|estou|estarei) (?:actualmente |currently )?(?:fuera de (?:la )?oficina|de vacaciones|con (?:licencia|permiso|feriado)|ausente|haciendo uso de (?:mi|mis) (?:feriado|vacaciones)|fora do escritorio|out of (?:the )?office|on (?:vacation|leave|holiday)|de ferias)|este es un (?:mensaje|correo) automatico|this is an automat(?:ic|ed) (?:reply|response)/u
export const BOUNCE_SUBJECT =
  /^\s*(?:undeliverable|undelivered mail|no se puede entregar|no se ha podido entregar|correo no entregado|mail delivery (?:failed|subsystem|failure)|delivery status notification|delivery (?:has )?(?:failed|delayed|failure)|returned mail|failure notice|mensaje no entregado|entrega (?:retrasada|fallida)|nao foi possivel entregar|nao entregue|no entregado|message (?:not delivered|delayed))/u
export const BOUNCE_PROSE =
  /(?:wasn't|was not|couldn't|could not) be delivered|(?:no se (?:ha podido|pudo) entregar|no se entrego)|address not found|no se encontro la direccion|(?:mailbox|user|recipient) (?:unknown|not found|unavailable|full)|delivery (?:to the following recipients )?failed|has(?:n't| not) been delivered|el correo no (?:se entrego|ha sido entregado)|buzon (?:lleno|no existe)/u
export const DELAY_WORDS =
  /delayed|retrasad[oa]|will (?:keep|continue) (?:trying|to try)|still trying|se volvera a intentar|temporar/u
