import type { MailLanguage } from '../domain/client.js'

const WORDS: Readonly<Record<MailLanguage, readonly string[]>> = {
  es: ['es', 'espanol', 'castellano', 'spanish'],
  en: ['en', 'ingles', 'english'],
  pt: ['pt', 'portugues', 'portuguese', 'brasileno'],
}

const LANGUAGES = new Map(
  (['es', 'en', 'pt'] as const).flatMap((language) =>
    WORDS[language].map((word) => [word, language] as const),
  ),
)

/** A language as people write it in a sheet, without regard to case and accents; null for any other word. */
export const readLanguage = (text: string): MailLanguage | null =>
  LANGUAGES.get(text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')) ?? null
