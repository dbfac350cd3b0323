/** How Teams draws cards, but for the colours of its themes. */
/** The lines of a table have the colour of its container's border. */
const containers = ({ ground, ink, line }) =>
  Object.fromEntries(
    Object.entries(ground).map(([style, backgroundColor]) => [
      style,
      { backgroundColor, foregroundColors: ink, borderColor: line },
    ]),
  )

export const hostConfig = (palette) => ({
  supportsInteractivity: true,
  fontFamily: "'Segoe UI Variable Text', 'Segoe UI', 'Selawik', 'Inter', 'Noto Sans', system-ui, sans-serif",
  spacing: { small: 6, default: 8, medium: 12, large: 18, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: palette.line },
  fontSizes: { small: 12, default: 14, medium: 15, large: 17, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 21, large: 24, extraLarge: 30 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: containers(palette),
  actions: {
    maxActions: 6,
    spacing: 'medium',
    // The page's own: its buttons go on in a next line, as in Teams.
    buttonSpacing: 0,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  adaptiveCard: { allowCustomStyle: true },
  factSet: {
    title: {
      color: 'default',
      size: 'default',
      isSubtle: true,
      weight: 'default',
      wrap: true,
      maxWidth: 150,
    },
    value: { color: 'default', size: 'default', isSubtle: false, weight: 'default', wrap: true },
    spacing: 16,
  },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', weight: 'bolder' },
  },
})
