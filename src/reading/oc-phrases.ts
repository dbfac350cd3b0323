/**
 * How people write about purchase orders: Spanish first, with the English and Portuguese that Chilean offices also use.
 * Every pattern is for text that went through `fold`: lower case, no accents.
 */

const START = String.raw`(?<![a-z0-9@])`
const END = String.raw`(?![a-z@])`

/** `PO` alone is a word of Chilean speech too: it must have a number, or English words about it. */
const PO = String.raw`p\.?o\.?(?= ?(?:n|no|number|num)?[.:°#]* ?\d)|(?<=(?:the|our|your|this|attached|enclosed|find|signed|approved) )p\.?o\.?|p\.?o\.?(?= (?:is |was )?(?:attached|enclosed|being|will|for))`

/** `oc` only as a word of its own: it also stands inside `documento` and `proceso`. */
const OC = String.raw`(?:o\. ?c\.?s?|oo\.?cc\.?|o\/c|ocs?|ord(?:en(?:es)?|\.)? (?:de )?compras?|ordem de compra|pedidos? de compra|purchase orders?|${PO})`

const words = (pattern: string): RegExp => new RegExp(`${START}(?:${pattern})${END}`, 'u')

export const OC_WORD = words(OC)
export const OC_WORD_SOURCE = `${START}${OC}(?![a-z])`

// ── sentences of the mail ───────────────────────────────────────────────────────────────────────────────────────

/** Our own letters ask clients to attach: only who says that he does it hands over. */
const ENGLISH_HANDING_OVER = String.raw`attached|attaching|(?:i|we) (?:hereby )?(?:attach|enclose)|find|enclosed|here(?: is|'s)(?! (?:the|our|your) (?:po|purchase order) (?:number|no\b))|herewith|sending you|(?:i am|i'm|we are|we're) sending`
const PORTUGUESE_HANDING_OVER = String.raw`anexo|anexamos|em anexo|seguem?|encaminh(?:o|amos)|(?:estou|estamos) (?:enviando|encaminhando|anexando)`
const HANDING_OVER = String.raw`adjunt[oa]s?|adjuntamos|adjuntando|(?<!(?:el|del|al|su|un) )envio|enviamos|envia(?:mos|n)?|remito|remitimos|acompan(?:o|amos)|comparto|compartimos|mando|mandamos|dejo|dejamos|hago llegar|hacemos llegar|va|van|aqui (?:va|esta|tienes?|tienen)|encontrar(?:an?|as)?|sirva(?:n|se) encontrar|${ENGLISH_HANDING_OVER}|${PORTUGUESE_HANDING_OVER}`
const FILLER = String.raw`(?:(?:la|las|el|los|lo|le|les|te|se|nos|un|una|su|sus|mi|nuestras?|copia|de|del|a|al|pdf|documento|archivo|correspondientes?|respectivas?|siguientes?|firmadas?|aprobadas?|emitidas?|solicitadas?|adjunt[oa]s?|usted(?:es)?|uds?|por favor|este|correo|en|is|the|our|your|please|find|attached|signed|approved|copy|of|os?|as|da|em|anex[oa]s?|assinadas?|encontrar(?:an?|as)?)[ ,.:]{1,3}){0,8}`
const OC_DETAILS = String.raw`(?:[ ,:]{1,2}(?:n[°o.]{0,2}|nro\.?|numero|[a-z]{0,3}-?\d[\w./-]{1,20}|(?=[a-z]*\d)[a-z0-9]{5,12}|[a-z]{7}|de|la|el|para|por|reserva|loc|solicitada|correspondiente|firmada|va|esta|se|encuentra|en|is|please find|for|reservation|booking|da|segue|vai)){0,8}`

/** "Adjunto la OC", "va adjunta la orden de compra", "OC 4500012345 adjunta". */
export const HANDS_OVER = new RegExp(
  `${START}(?:(?:${HANDING_OVER})[ ,:]{1,2}${FILLER}(?:${OC})${END}|(?:${OC})${END}${OC_DETAILS}[ ,:]{1,2}(?:adjunt[oa]s?|attached|enclosed|anex(?:ada|[oa]s?)|em anexo)${END})`,
  'u',
)

const ENGLISH_ASKS_OR_DENIES = String.raw`please (?:send|attach|provide|issue|share|forward)|we need|without|forgot|(?:not|cannot|can't|couldn't|unable to) find|(?:not|(?:do|does|did|is|has|have)n't) (?:yet )?(?:been )?(?:attach|enclos|includ|receiv|issu|requir|need|hav)\w*`
const PORTUGUESE_ASKS_OR_DENIES = String.raw`precis(?:o|amos)|esquec\w+|sem|nao (?:anex|envi|recebemos|temos|tenho|segue)\w*`

/** It is asked for, lacking or denied, in words that otherwise look like handing it over. */
export const ASKS_OR_DENIES = words(
  String.raw`(?:por )?favor (?:de )?(?:adjuntar|enviar|indicar|hacer llegar|remitir|emitir)\w*|respond(?:a|an|er|iendo)|solicit(?:o|amos|ud|amos)|necesit(?:o|amos)|requerimos|agradecer(?:e|emos|ia)|les? pedimos|rog(?:amos|aria)|deben?|recuerd[ae]n?|recordamos|no (?:se )?(?:adjunt|envi|requier|llev|necesit|v[ae]|hay|aplica|tenemos|tengo)\w*|sin|para (?:que )?(?:emit|gener|gestion|solicit|cre)\w+|falta(?:n)?|olvid\w+|${ENGLISH_ASKS_OR_DENIES}|${PORTUGUESE_ASKS_OR_DENIES}`,
)

const SEND_LATER = String.raw`(?:enviar|mandar|remitir|emitir|adjuntar|compartir|generar|gestionar|tramitar|liberar|entregar)(?:e|emos|an?)|(?:haremos|hare|haran) llegar|(?:vamos|voy|van|va) a (?:enviar|mandar|remitir|emitir|adjuntar|compartir|generar|gestionar|tramitar|hacer llegar|tener)\w*|(?:la|lo|oc|compra) (?:tendremos|tendran|tendras|llegara|saldra)|(?:tendremos|tendran|llegara) (?:la )?(?:oc|orden)`
const NOT_THE_OC = String.raw`(?![^.]{0,20}(?:pago|comprobante|transferencia|nomina|listado|rooming|datos|pasajero))`
const UNDER_WAY = String.raw`(?:estamos|estoy|esta|estan|seguimos|sigo|quedamos|quedo) (?:gestionando|tramitando|solicitando|emitiendo|generando|creando|procesando|pidiendo|esperando (?:la )?(?:oc|orden|firma|aprobacion|autorizacion|liberacion)|en (?:proceso|tramite)|por (?:emitir|enviar))\w*|(?:se )?(?:esta|estan|encuentra|encuentran|sigue|queda) (?:en (?:proceso|tramite|gestion|curso|aprobacion|firma)|pendiente)|pendientes? (?:de|por|la) (?:aproba|firma|libera|autoriza|emi|envi|visto)\w*|(?:falta|esperando|a la espera de) (?:la |el |su )?(?:firma|aprobacion|autorizacion|liberacion|visto bueno|vb)|por (?:emitir|aprobar|firmar|liberar|autorizar)`
const WHEN_READY = String.raw`(?:apenas|en cuanto|tan pronto|una vez que|cuando) (?:la |lo |se |me |nos |este |tenga|emit|reciba|llegue|oc|orden)\w*`
const NOT_YET = String.raw`(?:va|ira|viene|sigue|envio|enviamos|mando|llega) (?:despues|luego|aparte|mas adelante)|(?:por|en) otro correo|(?:aun|todavia) no\b|no (?:la |lo )?(?:tenemos|tengo|contamos|cuento) (?:aun|todavia|con)`
const ENGLISH_LATER = String.raw`(?:will|'ll|going to) (?:be )?(?:send|sent|issue|issued|share|shared|forward|forwarded|provide|provided)|you(?: will|'ll) (?:receive|have|get)|in process|being (?:issued|processed|approved|prepared)|pending (?:approval|signature|release)|(?:waiting for|awaiting) (?:the |its )?(?:approval|signature|release|purchase|po)|working on (?:it|(?:the|our|your) (?:purchase|po))|not yet|as soon as`
const PORTUGUESE_LATER = String.raw`vamos (?:enviar|emitir|encaminhar)|(?:enviar|encaminhar|emitir)ei|encaminharemos|ser(?:a|ao) (?:enviad|emitid|encaminhad)[oa]s?|(?:estou|estamos) (?:providenciando|aguardando|emitindo|solicitando)|aguardando (?:a |o )?(?:aprovacao|assinatura|liberacao|emissao)|(?:esta|segue) em (?:aprovacao|emissao)|ainda nao|em breve|assim que`

/** The OC is announced for later, or is still being made: the chase goes on. */
export const PROMISES = words(
  `(?:${SEND_LATER})${NOT_THE_OC}|${UNDER_WAY}|${WHEN_READY}|${NOT_YET}|${ENGLISH_LATER}|${PORTUGUESE_LATER}`,
)

/** A day to come beside "lo envío" makes a promise of it. */
export const LATER_DAY = words(
  String.raw`(?<!(?:de|por|en) la )manana|mas tarde|(?:la )?proxima semana|(?:el|este|proximo) (?:lunes|martes|miercoles|jueves|viernes)|durante (?:el|la) (?:dia|tarde|semana|manana|jornada)|tomorrow|next week|amanha|a la brevedad|en (?:unos|los proximos) (?:minutos|dias)`,
)
export const SENDING_VERB = words(
  String.raw`envi(?:o|amos|an?)|mand(?:o|amos)|remit(?:o|imos)|hago llegar|hacemos llegar|llega|sale|adjunt(?:o|amos)|tendra[sn]?|send|envio`,
)

export const ASKS = words(
  String.raw`(?:podria|podrias|podrian|pueden?|puedes|podemos|me (?:confirma|indica|ayuda|envia|aclara)s?n?|nos (?:confirma|indica|ayuda|envia|aclara)n?|favor (?:de )?(?:confirmar|indicar|informar|aclarar|enviar|reenviar|corregir|ayudar|modificar|cambiar)\w*|necesit(?:o|amos) (?:saber|que|la|los|las|el|cambiar|modificar|anular|cancelar)|a nombre de quien|cual(?:es)? (?:es|son|seria)|tengo una (?:duda|consulta)|tenemos una (?:duda|consulta)|consulta|could you|can you|would you|please (?:confirm|send|advise)|poderiam?|podem (?:confirmar|informar|enviar|nos)|favor (?:informar|confirmar))`,
)
/** "¿Me confirmas recepción?" asks nothing about the booking. */
export const ASKS_FOR_RECEIPT = words(String.raw`recepcion|recibid[oa]s?|recibo|receipt|recebimento`)

/** Not the order itself: a draft, a form, or something to be checked first. */
export const DRAFT = words(
  `borrador|rascunho|preliminar|pro ?forma|draft|pre-? ?(?:${OC})|(?:ejemplo|modelo|formato|plantilla|muestra) de (?:la )?(?:${OC})|(?:${OC}) de (?:ejemplo|muestra|prueba)|sin (?:la )?(?:firma|firmar|aprobar|autorizar|liberar|validez|valor)|antes de (?:firmar|aprobar|liberar|emitir|autorizar)\\w*|para (?:su|tu|vuestra) (?:revision|validacion|visto bueno|aprobacion)`,
)

/** An order is taken back, put aside, or said to be wrong. */
export const VOIDS = words(
  String.raw`anul(?:a|ar|amos|en|ad[oa]s?|acion)|(?:sin|deja\w*) efecto|no consider(?:ar|en)|descart(?:ar|en)|cancel(?:a|ar|amos|en|ad[oa]s?|acion|led|lation)|rechaz(?:o|ar|amos|ad[oa]s?)|reemplaza\w*|otr[oa] (?:hotel|proveedor|razon social)|erron\w+|equivocad\w+|incorrect\w+|corr[ei]g\w+|no corresponde|errores|con error|mal emitid\w+|(?:oc|orden|compra|reserva) anterior|(?:para|de|como) referencia|(?:mes|ano) pasado|no (?:podemos|puedo|emitimos|emito)|nao podemos|(?:unable to|cannot|can't) accept|void|disregard|wrong|supersed\w+|replac(?:e[sd]?|ing|ement)|desconsider\w+|substitu\w+`,
)

const BILL = String.raw`facturas?|boletas?|dte|nota de (?:credito|debito|venta)|guia de despacho|documento tributario|invoice|nota fiscal|fatura|comprobante de pago`
const OTHER_MONEY_PAPER = String.raw`comprobante de transferencia|cotizacion|presupuesto`
export const BILLS = words(BILL)
export const OTHER_MONEY_PAPERS = words(OTHER_MONEY_PAPER)
export const INVOICES = words(`${BILL}|${OTHER_MONEY_PAPER}`)
export const HANDS_OVER_INVOICE = new RegExp(
  `${START}(?:${HANDING_OVER})[ ,:]{1,2}${FILLER}(?:${INVOICES.source})`,
  'u',
)

const COURTESY_WORD = String.raw`muchas|muchisimas|mil|gracias|ok|okey|perfecto|excelente|estimad[oa]s?|hola|buen(?:os|as)?|dias?|tardes|recibid[oa]|conforme|de acuerdo|confirmado|saludos|cordiales|por|la|su|tu|ayuda|informacion|gestion|respuesta|todo|muy|amable|amables|thanks|thank you|many|very|much|well|noted|received|with|regards|muito|obrigad[oa]|recebid[oa]|quedamos|quedo|atent[oa]s?|atte|igualmente|a|ti|usted(?:es)?|uds?`
/** Nothing but thanks and greetings; a name may follow the greeting. */
export const COURTESY_ONLY = new RegExp(
  `^[ \\n]*(?:(?:hola|estimad[oa]s?) [a-z]{2,15}[ ,.:!\\n]+)?(?:(?:${COURTESY_WORD})[ ,.:;!\\n]+)+$`,
  'u',
)
export const THANKS = words(
  'gracias|recibido|recibida|thanks|thank you|noted|received|obrigad[oa]|recebid[oa]|ok|perfecto',
)

// ── subjects ────────────────────────────────────────────────────────────────────────────────────────────────────

/** Our own subjects (src/mail), also where a client asks in the same words. */
export const OWN_SUBJECT = words(
  `(?:solicitud|solicitacao|recordatorio|lembrete|reminder|request|ultimatum|ultimo aviso|final notice)(?: (?:de|da|para|por|la|una|for|the|a))* ?:? ?(?:${OC})|purchase order (?:request|reminder)`,
)
export const SUBJECT_OF_ORDER = new RegExp(
  `^(?:(?:adjunt[oa]s?|envi[oa]|se adjunta|nueva|copia|firmada) (?:de )?(?:la )?)?${START}(?:${OC})(?![a-z])`,
  'u',
)
export const SUBJECT_WITHOUT_ORDER = words(
  String.raw`pend(?:iente|ente)s?|pending|outstanding|missing|request|reminder|lembrete|solicitacao|consultas?|dudas?|faltan?|solicitud|recordatorio|sin|urgente enviar|problemas?|error|rechazad[oa]|no (?:recibid|emitid|correspond)\w*|requisitos?|procedimiento|instrucciones|proceso|en proceso|politica`,
)

/** Folded or as printed: it is looked for without regard to case. */
export const RESERVATION_LABEL = String.raw`(?:reservas?|reservation|booking|loc(?:alizador|ator)?\.?(?: interno)?)`

// ── documents ───────────────────────────────────────────────────────────────────────────────────────────────────

const TITLE_WORDS = String.raw`(?:electronica|nacional|interna|servicios?|de|orden|compra|purchase|order|oc|po|n[°o]?|nro|num|numero|no|number|id|folio|fecha|pagina|page|reserva|version|rev|original|copia|proveedor|[a-z]{0,5}-?\d[\w./-]*)`
/** A line that reads as the title of an order does: its words, a number, and no prose after them. */
export const ORDER_TITLE = new RegExp(
  String.raw`^(?:o\. ?c\.?|oc|orden (?:de )?compra|ordem de compra|pedido de compra|purchase order)(?![a-z])(?:[ :.°#()/-]+${TITLE_WORDS}){0,10}[ :.°#()/-]*$`,
  'u',
)
/** `EMPRESA EJEMPLO S.A.` set before the title on its line. */
export const COMPANY_NAME =
  /^(?!.{0,60}(?<![a-z])(?:de|por|para|segun|referencia|solicita\w*)(?: la| su)? (?:oc|orden))[a-z0-9 .,&'-]{2,60}(?<= )(?:s\.? ?a\.?|ltda\.?|limitada|spa|s\.p\.a\.?|e\.?i\.?r\.?l\.?)[ -]{1,3}/u
/** Papers that name an order but are none. */
export const OTHER_TITLE =
  /^(?:(?:factura|boleta|nota de (?:credito|debito|venta)|guia de despacho|liquidacion factura|invoice)(?![a-z])|cotizacion|presupuesto|proforma|voucher|hoja de (?:entrada|servicio)|h\.?e\.?s\.?(?= |$)|recepcion|acta|estado de pago|contrato|anexo|certificado|informe|comprobante|solicitud|solped|requisicion|itinerario|nomina|carta|formulario|ficha|procedimiento|instructivo|manual|politica|bases|licitacion|resumen|listado|detalle de|confirmacion|reserva|aviso de pago|conformidad)/u
export const INVOICE_TITLE =
  /^(?:factura|boleta|nota de (?:credito|debito)|guia de despacho|liquidacion factura|invoice)(?: (?:de (?:venta|compra|exportacion)|no afecta(?: o exenta)?|exenta|afecta|electronica))*(?: ?[:.]? ?(?:n[°o.]{0,2}|nro\.?|numero|folio)? ?[\d.-]*)$/u
/** Every electronic tax document bears them (Servicio de Impuestos Internos). */
export const TAX_DOCUMENT_MARK = /timbre electronico|(?<![a-z])s\.?i\.?i\.? ?[-:–] ?[a-z]/u
export const VOID_TITLE =
  /^(?:(?:documento|oc|orden de compra|estado|status|situacion)[^a-z\d]{1,4}(?:actual[ :]+)?)?(?:anulad[oa]|nul[oa]|cancelad[oa]|rechazad[oa]|borrador|draft|preliminar|guardad[oa]|pendiente(?: de .{1,40})?|en (?:aprobacion|proceso|revision)|por aprobar|no (?:autorizad[oa]|valid[oa]|liberad[oa])|sin (?:aprobar|autorizar|validez|liberar)|copia no valida|documento no valido)(?![a-z])/u
export const ORDER_LABELS: readonly RegExp[] = [
  /\bproveedor/u,
  /\bsolicitante|\bcomprador|\bsolicitado por/u,
  /\bcentro de costo|\bceco\b|\bcuenta contable/u,
  /\bcondicion(?:es)? de (?:pago|compra)|\bforma de pago/u,
  /\b(?:plazo|fecha|lugar|direccion) de (?:entrega|servicio|emision|la orden)/u,
  /\bcant(?:idad|\.)/u,
  /\b(?:precio|valor|p\.) ?unit/u,
  /\bneto\b|\bi\.?v\.?a\b|\bsub ?total\b/u,
  /\bfacturar a\b|\bdatos de facturacion\b/u,
  /\bautoriza(?:do|cion)\b|\baprobado por\b/u,
  /\bvendor\b|\bsupplier\b|\bship to\b|\bbill to\b|\bunit price\b|\bquantity\b/u,
  /\btotal\b|\bmonto\b/u,
]
/** Papers that some clients send in place of an order. */
export const ORDER_LIKE = words(
  String.raw`orden(?:es)? de (?:servicios?|trabajo)|nota de pedido|(?:numero de )?pedido`,
)
export const CONFIRMATION_TITLE = /\bresumen de servicios\b/u
export const CONFIRMATION_LABELS: readonly RegExp[] = [
  /\bloc(?:alizador|\.)? ?interno\b/u,
  /\bagencia\b/u,
  /\bfecha emision\b/u,
  /\bcheck ?-?in\b/u,
  /\bcampos gerenciales\b/u,
  /\bdatos adicionales\b/u,
]
/** A mail that was printed: its subject may read like a title. */
export const PRINTED_MAIL = /(?:^|\n) ?(?:de|from) ?: ?\S[\s\S]{0,600}?\n ?(?:asunto|subject|assunto) ?: ?/u
export const OWN_REQUEST = words(
  String.raw`(?:solicitud|solicitacao) de (?:la |una )?(?:${OC})|purchase order request\s[-\s]*reservation`,
)
export const FOREIGN_CURRENCY = /(?<![a-z])(?:usd|us\$|dolar(?:es)?|eur(?:os?)?|€|uf)(?![a-z])/u
export const AMOUNT_LABEL = /(?<![a-z])(?:total|monto|valor|neto|subtotal|amount)(?![a-z])/u
