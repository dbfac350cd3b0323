import type { Response } from 'restify'
import { PAGE_LINKS, PAGES, type Operator, type PageText } from './texts/pages.js'

/** The few pages that Teams links to from the app's details: what this is, privacy, terms. */

export type PagePath = keyof typeof PAGES

const isPagePath = (path: string): path is PagePath => Object.hasOwn(PAGES, path)

export const PAGE_PATHS: readonly PagePath[] = Object.keys(PAGES).filter(isPagePath)

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escaped = (text: string): string => text.replaceAll(/[&<>"]/gu, (mark) => ENTITIES[mark] ?? '')

const STYLE =
  'body{font:17px/1.6 system-ui,sans-serif;max-width:38em;margin:3em auto;padding:0 1em;color-scheme:light dark}'

/** Links are relative, so that the service may lie below a path of another site. */
const html = ({ title, paragraphs }: PageText): string =>
  [
    '<!doctype html>',
    `<html lang="es"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<style>${STYLE}</style></head><body><h1>${escaped(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`),
    `<p>${PAGE_LINKS.map(([path, name]) => `<a href="${path}">${name}</a>`).join(' · ')}</p></body></html>`,
  ].join('\n')

export const sendPage = (path: PagePath, operator: Operator, response: Response): void => {
  response.sendRaw(200, html(PAGES[path](operator)), {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  })
}
