import { describe, expect, it } from 'vitest'
import { documentText } from '../../../src/reading/layout.js'
import { pageOf } from '../../fixtures/pages.js'

describe('the lines of a page', () => {
  it('come from top to bottom and left to right, whatever the order of the file', () => {
    const page = pageOf([200, 50, 'right'], [10, 80, 'below'], [10, 50, 'left'])
    expect(documentText([page])).toBe('left\tright\nbelow')
  })

  it('hold runs of slightly different baselines together', () => {
    expect(documentText([pageOf([10, 50, 'Hotel'], [200, 47.5, 'Total: 1'])])).toBe('Hotel\tTotal: 1')
  })

  it('join a word that was cut in two runs and part two words by a space', () => {
    expect(documentText([pageOf([10, 50, 'Reser'], [35, 50, 'vado'], [58, 50, 'hoy'])])).toBe('Reservado hoy')
  })

  it('know that a space of a monospaced font parts words, not cells', () => {
    const run = (text: string, x: number) => ({ text, x, y: 50, width: text.length * 6, height: 10 })
    const items = [run('Check', 10), run('In:', 46), run('Noches:', 112)]
    expect(documentText([{ width: 595, height: 842, items }])).toBe('Check In:\tNoches:')
  })

  it('say bold text once where it is drawn twice', () => {
    expect(documentText([pageOf([10, 50, 'Total:'], [10.3, 50, 'Total:'])])).toBe('Total:')
  })

  it('open ligatures and leave invisible characters out', () => {
    expect(documentText([pageOf([10, 50, 'O\uFB01cina\u200B\u00A0Sur'])])).toBe('Oficina Sur')
  })

  it('go on with the next page, without page numbers', () => {
    const pages = [pageOf([10, 800, 'first'], [10, 830, 'Página 1 de 2']), pageOf([10, 20, 'second'])]
    expect(documentText(pages)).toBe('first\nsecond')
  })

  it('leave out what has no place on the page', () => {
    expect(documentText([pageOf([Number.NaN, 10, 'nowhere'], [10, 10, 'here'])])).toBe('here')
  })
})
