import type { Words } from '../words.js'
import { BOOKING } from './booking-words.js'

/** The Portuguese of Brazil, plain enough for any reader of Portuguese. */
export const PT: Words = {
  language: 'pt',
  locale: 'pt-BR',
  common: {
    subject: (reference) => `Solicitação de Ordem de Compra - Reserva ${reference}`,
    subheading: (bookingId, locator) =>
      bookingId === null ? `Reserva com LOC ${locator}` : `Reserva ${bookingId} · LOC ${locator}`,
    greeting: (client) => `Prezada equipe de ${client},`,
    forTotal: (total) => [', no valor total de ', { strong: total }],
    howToSend: {
      title: 'Como nos enviar a ordem de compra',
      steps: (locator) => [
        ['Respondam a este mesmo e-mail, sem alterar o assunto.'],
        ['Anexem a ordem de compra em formato PDF.'],
        ['Informem o LOC interno ', { strong: locator }, ' no texto do e-mail.'],
      ],
    },
    oneForAllStays: (stays) =>
      `A reserva inclui ${stays} estadias: basta uma única ordem de compra pelo valor total.`,
    question: 'Em caso de dúvida, basta responder a este e-mail. Agradecemos a sua colaboração.',
    regards: 'Atenciosamente,',
    footer:
      'Esta é uma mensagem automática. Podem respondê-la normalmente: as respostas chegam à nossa equipe.',
  },
  booking: BOOKING,
  request: {
    heading: 'Solicitação de ordem de compra',
    asks: (forTotal) => [
      'Solicitamos, por gentileza, o envio da ordem de compra (OC) da reserva detalhada a seguir',
      ...forTotal,
      '.',
    ],
  },
  reminder: {
    heading: 'Lembrete: ordem de compra pendente',
    reminds: (reference, forTotal) => [
      'Gostaríamos de lembrar que ainda não recebemos a ordem de compra (OC) da reserva ',
      reference,
      ...forTotal,
      '. Agradecemos se puderem enviá-la o quanto antes.',
    ],
    sentAlready:
      'Caso já a tenham enviado, pedimos que a anexem novamente em resposta a este e-mail, para que possamos vinculá-la à reserva.',
  },
  ultimatum: {
    heading: 'Último aviso: ordem de compra pendente',
    deadline: (day) => ['O prazo final para recebermos a ordem de compra é ', day, '.'],
    notReceived: (reference, forTotal) => [
      'Até o momento não recebemos a ordem de compra (OC) da reserva ',
      reference,
      ...forTotal,
      ', que solicitamos anteriormente.',
    ],
    consequence:
      'A ordem de compra deve ser emitida antes da prestação do serviço. Se não a recebermos dentro do prazo indicado, teremos de rever a continuidade da reserva.',
    sentAlready:
      'Caso já a tenham enviado, pedimos que a anexem novamente. Se houver alguma dificuldade para emiti-la, agradecemos que nos avisem em resposta a este e-mail.',
  },
  acknowledgement: {
    heading: 'Ordem de compra recebida',
    received: (reference, ocNumber) => [
      'Recebemos a ordem de compra ',
      ...(ocNumber === null ? [] : [ocNumber, ' ']),
      'da reserva ',
      reference,
      '. Não é necessário enviar mais nada.',
    ],
    thanks: 'Agradecemos a sua colaboração.',
  },
  rejection: {
    heading: 'Ordem de compra: precisamos de outro documento',
    unfit: (reference, ocNumber) => [
      'Agradecemos o seu envio. Recebemos ',
      ...(ocNumber === null
        ? ['o documento enviado como ordem de compra']
        : ['a ordem de compra ', ocNumber]),
      ', mas não podemos aceitar esse documento para a reserva ',
      reference,
      '.',
    ],
    reason: 'Motivo: ',
    asks: (forTotal) => [
      'Agradecemos se puderem nos enviar a ordem de compra correspondente a esta reserva',
      ...forTotal,
      '.',
    ],
  },
  newAddress: {
    subject: (company) => `Novo endereço de e-mail de ${company}`,
    heading: 'Mudamos de endereço de e-mail',
    is: (address) => ['Nosso novo endereço é ', address, '.'],
    replaces: (previousAddress) =>
      `A partir de agora escrevemos por ele, e a ele pedimos que enviem suas ordens de compra e dúvidas. Ele substitui ${previousAddress}, que deixará de ser usado.`,
    toDo: {
      title: 'O que pedimos',
      steps: (address) => [
        ['Salvem ', address, ' em seu catálogo de endereços, no lugar do anterior.'],
        ['Incluam-no em seus remetentes confiáveis, para que nossos e-mails não cheguem ao lixo eletrônico.'],
        ['Se o anterior estiver em um sistema ou em uma lista de envio, alterem-no também ali.'],
      ],
    },
    nothingLost:
      'O que já nos enviaram ao endereço anterior foi recebido: não é necessário enviar de novo. As solicitações em andamento seguem iguais.',
  },
}
