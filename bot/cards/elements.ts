import type { Button } from './verbs.js'

/** Elements of Adaptive Cards 1.5 that nest too deep, or differ too much from state to state, for a template. */
export interface CardElement {
  readonly type: string
  readonly [property: string]: unknown
}

export type ButtonStyle = 'default' | 'positive' | 'destructive'

export interface StyledButton extends Button {
  readonly style?: ButtonStyle
  /** Pressed without regard to the inputs beside it: what is missing there does not hold it up. */
  readonly alone?: boolean
}

/** A button; clients that know no Action.Execute get the same as an Action.Submit. */
export const pressButton = ({ title, data, style = 'default', alone = false }: StyledButton): CardElement => {
  const shared = { title, style, data, ...(alone && { associatedInputs: 'none' }) }
  return {
    type: 'Action.Execute',
    verb: data.verb,
    ...shared,
    fallback: { type: 'Action.Submit', ...shared },
  }
}

/** A button below which something unfolds: a form, or more buttons. */
export const unfoldButton = (
  title: string,
  body: readonly CardElement[],
  actions: readonly CardElement[] = [],
  style: ButtonStyle = 'default',
): CardElement => ({
  type: 'Action.ShowCard',
  title,
  style,
  card: { type: 'AdaptiveCard', version: '1.5', body, actions },
})

export const paragraph = (text: string): CardElement => ({ type: 'TextBlock', text, wrap: true })

/** A line to be copied and typed. Runs of text know no Markdown: it is drawn as it is. */
export const typedLine = (text: string): CardElement => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [{ type: 'TextRun', text, fontType: 'Monospace', size: 'Small' }],
})

/** Teams draws at most six buttons in one row. */
export const buttonRow = (actions: readonly CardElement[]): readonly CardElement[] =>
  actions.length > 0 ? [{ type: 'ActionSet', actions }] : []

export interface Choice {
  readonly title: string
  readonly value: string
}

interface Field {
  readonly id: string
  readonly label: string
  /** What was typed before, or is known already. */
  readonly value?: string | undefined
  /** Said on the card itself when the input is missing or no good; its presence makes the input a required one. */
  readonly missing?: string
}

const shared = ({ id, label, value = '', missing }: Field) => ({
  id,
  label,
  ...(value !== '' && { value }),
  ...(missing !== undefined && { isRequired: true, errorMessage: missing }),
})

export interface TextField extends Field {
  readonly maxLength: number
  readonly placeholder?: string
  readonly multiline?: boolean
  /** What it must look like, and what is said when it doesn't. */
  readonly pattern?: { readonly regex: string; readonly message: string }
}

export const textInput = ({
  maxLength,
  placeholder,
  multiline,
  pattern,
  ...field
}: TextField): CardElement => ({
  type: 'Input.Text',
  ...shared(field),
  maxLength,
  ...(placeholder !== undefined && { placeholder }),
  ...(multiline && { isMultiline: true }),
  ...(pattern && { regex: pattern.regex, errorMessage: pattern.message }),
})

export interface ChoiceField extends Field {
  readonly choices: readonly Choice[]
  readonly style?: 'compact' | 'expanded' | 'filtered'
  readonly several?: boolean
}

export const choiceInput = ({ choices, style = 'compact', several, ...field }: ChoiceField): CardElement => ({
  type: 'Input.ChoiceSet',
  ...shared(field),
  style,
  choices,
  ...(several && { isMultiSelect: true }),
})

/** Days are `YYYY-MM-DD`; Teams shows and reads them as the person's own language does. */
export const dateInput = ({ min, ...field }: Field & { readonly min?: string }): CardElement => ({
  type: 'Input.Date',
  ...shared(field),
  ...(min !== undefined && { min }),
})

/** Sends "true" or "false". */
export const toggleInput = ({ id, label, value }: Field): CardElement => ({
  type: 'Input.Toggle',
  id,
  title: label,
  value: value ?? 'false',
  wrap: true,
})
