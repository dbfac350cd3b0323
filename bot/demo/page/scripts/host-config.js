/** How Teams draws cards in its light theme. */
const ink = (normal, subtle = normal) => ({ default: normal, subtle })

const foreground = {
  default: ink('#242424', '#616161'),
  dark: ink('#242424', '#616161'),
  light: ink('#ffffff', '#f5f5f5'),
  accent: ink('#4f52b2', '#6264a7'),
  good: ink('#0b6a35', '#237b4b'),
  warning: ink('#8a5700', '#986f0b'),
  attention: ink('#b3253f', '#c4314b'),
}

const container = (backgroundColor) => ({ backgroundColor, foregroundColors: foreground })

export const HOST_CONFIG = {
  supportsInteractivity: true,
  fontFamily: "'Segoe UI Variable Text', 'Segoe UI', 'Selawik', 'Inter', 'Noto Sans', system-ui, sans-serif",
  spacing: { small: 6, default: 8, medium: 12, large: 18, extraLarge: 24, padding: 14 },
  separator: { lineThickness: 1, lineColor: '#e6e6e6' },
  fontSizes: { small: 12, default: 14, medium: 15, large: 17, extraLarge: 22 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 21, large: 24, extraLarge: 30 },
  imageSizes: { small: 32, medium: 52, large: 100 },
  containerStyles: {
    default: container('#ffffff'),
    emphasis: container('#f5f5f5'),
    accent: container('#ebebf9'),
    good: container('#e8f4ea'),
    warning: container('#fdf3d8'),
    attention: container('#fcecef'),
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
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
}
