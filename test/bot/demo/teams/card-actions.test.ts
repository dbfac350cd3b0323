import { describe, expect, it } from 'vitest'
import { drawnActions, fallbackOf, pressable } from '../../../../bot/demo/teams/card-actions.js'
import type { JsonObject } from '../../../../bot/demo/teams/json.js'

const execute = (title: string, more: JsonObject = {}): JsonObject => ({
  type: 'Action.Execute',
  title,
  verb: title.toLowerCase(),
  ...more,
})

const unfold = (title: string, body: readonly JsonObject[], actions: readonly JsonObject[]): JsonObject => ({
  type: 'Action.ShowCard',
  title,
  card: { type: 'AdaptiveCard', body, actions },
})

const card = (body: readonly JsonObject[], actions: readonly JsonObject[] = []): JsonObject => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  actions,
})

const text = (id: string, more: JsonObject = {}): JsonObject => ({ type: 'Input.Text', id, ...more })

describe('an action', () => {
  it.each<[string, JsonObject]>([
    ['among the buttons of the card', card([], [execute('Reenviar')])],
    ['in a set of actions of the body', card([{ type: 'ActionSet', actions: [execute('Reenviar')] }])],
    [
      'in a table',
      card([
        {
          type: 'Table',
          columns: [{ width: 1 }],
          rows: [
            {
              type: 'TableRow',
              cells: [{ type: 'TableCell', items: [{ type: 'ActionSet', actions: [execute('Reenviar')] }] }],
            },
          ],
        },
      ]),
    ],
    [
      'behind a press on a container',
      card([{ type: 'Container', items: [], selectAction: execute('Reenviar') }]),
    ],
    ['two cards deep', card([], [unfold('Más', [], [unfold('Correos', [], [execute('Reenviar')])])])],
    [
      'in a card that a set of the body unfolds',
      card([{ type: 'ActionSet', actions: [unfold('Más', [], [execute('Reenviar')])] }]),
    ],
    ['in the overflow', card([], [execute('Reenviar', { mode: 'secondary' })])],
  ])('is found %s', (_where, content) => {
    expect(pressable(content, 'Reenviar', {}).verb).toBe('reenviar')
  })

  it('that is disabled cannot be pressed', () => {
    expect(() => pressable(card([], [execute('Reenviar', { isEnabled: false })]), 'Reenviar', {})).toThrow(
      'disabled',
    )
  })

  it('without inputs of its own sends none, and is held up by none', () => {
    const content = card(
      [text('note', { isRequired: true })],
      [execute('Cancelar', { associatedInputs: 'none', data: { a: 1 } })],
    )
    expect(pressable(content, 'Cancelar', {}).data).toEqual({ a: 1 })
  })
})

describe('what is hidden', () => {
  const toggle = (...targetElements: (string | JsonObject)[]): JsonObject => ({
    type: 'Action.ToggleVisibility',
    title: 'Más',
    targetElements,
  })
  const hidden = (id: string, actions: readonly JsonObject[]): JsonObject => ({
    type: 'Container',
    id,
    isVisible: false,
    items: [{ type: 'ActionSet', actions }],
  })

  it('can be pressed when a toggle shows it', () => {
    const content = card([hidden('more', [execute('Cerrar')])], [toggle('more')])
    expect(pressable(content, 'Cerrar', {}).verb).toBe('cerrar')
  })

  it('can be pressed when a toggle shows the toggle that shows it', () => {
    const content = card(
      [hidden('a', [toggle({ elementId: 'b' })]), hidden('b', [execute('Cerrar')])],
      [toggle('a')],
    )
    expect(pressable(content, 'Cerrar', {}).verb).toBe('cerrar')
  })

  it.each<[string, readonly JsonObject[]]>([
    ['nothing shows it', []],
    ['a toggle only hides it', [toggle({ elementId: 'more', isVisible: false })]],
    ['a toggle shows something else', [toggle('other')]],
  ])('cannot be pressed when %s', (_why, actions) => {
    const content = card([hidden('more', [execute('Cerrar')])], actions)
    expect(() => pressable(content, 'Cerrar', {})).toThrow('hidden')
  })
})

describe('what a press sends', () => {
  it('are the inputs of its card and of the cards around it, and not those of its neighbours', () => {
    const content = card(
      [text('note', { value: 'nota' })],
      [
        unfold(
          'Cerrar',
          [text('reason', { value: 'otro' })],
          [unfold('Sí', [text('sure')], [execute('Listo')])],
        ),
        unfold('Posponer', [text('until', { value: 'viernes' })], [execute('Posponer hasta')]),
      ],
    )
    expect(pressable(content, 'Listo', { sure: 'si' }).data).toEqual({
      note: 'nota',
      reason: 'otro',
      sure: 'si',
    })
  })

  it('is nothing of an input that was left empty', () => {
    const content = card(
      [text('note'), { type: 'Input.ChoiceSet', id: 'who', choices: [] }],
      [execute('Nota')],
    )
    expect(pressable(content, 'Nota', {}).data).toEqual({})
  })

  it('is text throughout, with several choices joined by commas', () => {
    const choices = ['AAA', 'BBB', 'CCC'].map((value) => ({ title: value, value }))
    const content = card(
      [
        { type: 'Input.ChoiceSet', id: 'which', isMultiSelect: true, choices },
        { type: 'Input.Number', id: 'days', value: 3 },
        { type: 'Input.Toggle', id: 'mail', title: 'Avisar' },
        { type: 'Input.Toggle', id: 'sure', title: 'Seguro', valueOn: 'si', valueOff: 'no' },
      ],
      [execute('Listo')],
    )
    expect(pressable(content, 'Listo', { which: ['AAA', 'CCC'], sure: 'si' }).data).toEqual({
      which: 'AAA,CCC',
      days: '3',
      mail: 'false',
      sure: 'si',
    })
  })

  it('takes the place of the data of the same name', () => {
    const content = card([text('note')], [execute('Nota', { data: { note: 'vieja', locator: 'AAKLMNO' } })])
    expect(pressable(content, 'Nota', { note: 'nueva' }).data).toEqual({ note: 'nueva', locator: 'AAKLMNO' })
  })

  it('is what stands in the fallback, for a client that knows no Execute', () => {
    const fallback = { type: 'Action.Submit', title: 'Nota', data: { verb: 'nota' } }
    const content = card([text('note')], [execute('Nota', { fallback })])
    expect(fallbackOf(content, 'Nota', { note: 'x' }).data).toEqual({ verb: 'nota', note: 'x' })
  })
})

describe('an input', () => {
  const CHOICES = { type: 'Input.ChoiceSet', id: 'x', choices: [{ title: 'Sí', value: 'si' }] }

  it.each<[string, JsonObject, string]>([
    ['text with a pattern', text('x', { regex: '^[A-Z]{7}$' }), 'AAKLMNO'],
    ['text with a pattern, left empty', text('x', { regex: '^[A-Z]{7}$' }), ''],
    ['a number', { type: 'Input.Number', id: 'x', min: 1, max: 30 }, '30'],
    ['a number without bounds, left empty', { type: 'Input.Number', id: 'x' }, ''],
    ['a date', { type: 'Input.Date', id: 'x', min: '2026-03-02' }, '2026-03-02'],
    ['a time', { type: 'Input.Time', id: 'x', min: '09:00', max: '18:00' }, '17:59'],
    ['a required tick', { type: 'Input.Toggle', id: 'x', isRequired: true }, 'true'],
    ['a choice', CHOICES, 'si'],
  ])('takes %s', (_what, input, value) => {
    expect(() => pressable(card([input], [execute('Listo')]), 'Listo', { x: value })).not.toThrow()
  })

  it.each<[string, JsonObject, string]>([
    ['required text', text('x', { isRequired: true }), ' '],
    ['text against its pattern', text('x', { regex: '^[A-Z]{7}$' }), 'aaklmno'],
    ['text longer than may be', text('x', { maxLength: 3 }), 'abcd'],
    ['a number below its bound', { type: 'Input.Number', id: 'x', min: 1 }, '0'],
    ['a number above its bound', { type: 'Input.Number', id: 'x', max: 30 }, '31'],
    ['a number with bounds, left empty', { type: 'Input.Number', id: 'x', max: 30 }, ''],
    ['words for a number', { type: 'Input.Number', id: 'x' }, 'tres'],
    ['a date before its bound', { type: 'Input.Date', id: 'x', min: '2026-03-02' }, '2026-03-01'],
    ['a date after its bound', { type: 'Input.Date', id: 'x', max: '2026-03-02' }, '2026-03-03'],
    ['words for a date', { type: 'Input.Date', id: 'x' }, 'viernes'],
    ['a time out of its bounds', { type: 'Input.Time', id: 'x', min: '09:00', max: '18:00' }, '08:59'],
    ['a required tick left out', { type: 'Input.Toggle', id: 'x', isRequired: true }, 'false'],
    ['what a tick does not say', { type: 'Input.Toggle', id: 'x' }, 'si'],
    ['a choice that is not offered', CHOICES, 'no'],
  ])('holds up a press with %s', (_what, input, value) => {
    expect(() => pressable(card([input], [execute('Listo')]), 'Listo', { x: value })).toThrow(
      'Teams sends nothing while x',
    )
  })

  it('that is not on the card cannot be filled in', () => {
    expect(() => pressable(card([], [execute('Listo')]), 'Listo', { x: '1' })).toThrow('no input "x"')
  })

  it('says what is wrong with its own words', () => {
    const input = text('x', { isRequired: true, errorMessage: 'Escriba el motivo' })
    expect(() => pressable(card([input], [execute('Listo')]), 'Listo', {})).toThrow('Escriba el motivo')
  })
})

describe('the buttons below a card', () => {
  it('are in sight up to six, and the rest behind the dots', () => {
    const actions = Array.from({ length: 8 }, (_, n) =>
      execute(`B${n}`, n === 1 ? { mode: 'secondary' } : {}),
    )
    expect(drawnActions(card([], actions))).toEqual({
      inSight: ['B0', 'B2', 'B3', 'B4', 'B5', 'B6'],
      overflow: ['B1', 'B7'],
    })
  })
})
