/** The colours that Teams draws cards with in each of its themes. */
const ink = (normal, subtle = normal) => ({ default: normal, subtle })

const LIGHT = {
  line: '#e6e6e6',
  ink: {
    default: ink('#242424', '#616161'),
    dark: ink('#242424', '#616161'),
    light: ink('#ffffff', '#f5f5f5'),
    accent: ink('#4f52b2', '#6264a7'),
    good: ink('#0b6a35', '#237b4b'),
    warning: ink('#8a5700', '#986f0b'),
    attention: ink('#b3253f', '#c4314b'),
  },
  ground: {
    default: '#ffffff',
    emphasis: '#f5f5f5',
    accent: '#ebebf9',
    good: '#e8f4ea',
    warning: '#fdf3d8',
    attention: '#fcecef',
  },
}

const DARK = {
  line: '#4a4a4a',
  ink: {
    default: ink('#ffffff', '#d1d1d1'),
    dark: ink('#adadad', '#8a8a8a'),
    light: ink('#ffffff', '#d1d1d1'),
    accent: ink('#b3b6ff', '#9ea2ff'),
    good: ink('#92d8a5', '#6fcf8b'),
    warning: ink('#f8d22a', '#e0b700'),
    attention: ink('#f9a7b1', '#f1808f'),
  },
  ground: {
    default: '#292929',
    emphasis: '#1f1f1f',
    accent: '#2f3157',
    good: '#1a3524',
    warning: '#463100',
    attention: '#4a1f27',
  },
}

const CONTRAST = {
  line: '#ffffff',
  ink: {
    default: ink('#ffffff'),
    dark: ink('#ffffff'),
    light: ink('#ffffff'),
    accent: ink('#1aebff'),
    good: ink('#3ff23f'),
    warning: ink('#ffff01'),
    attention: ink('#ff9a9a'),
  },
  ground: {
    default: '#000000',
    emphasis: '#1a1a1a',
    accent: '#000000',
    good: '#000000',
    warning: '#000000',
    attention: '#000000',
  },
}

export const PALETTES = { light: LIGHT, dark: DARK, contrast: CONTRAST }
