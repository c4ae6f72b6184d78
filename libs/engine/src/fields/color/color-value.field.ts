import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, DECIMAL, HEX, numbers } from '../composed/part';
import { listedField } from '../listed/listed-field';

const HEX_LETTERS = { lower: HEX, upper: `${DECIMAL}${CAPITALS.slice(0, 6)}` } as const;

export const colorHex = composedField({
  type: 'colorHex',
  family: 'color',
  description: 'A colour in hexadecimal as in CSS, such as "#3fa9c8".',
  example: { letters: 'lower' },
  options: {
    letters: option.choice(['lower', 'upper'], {
      description: 'Whether the digits above 9 are small letters or capitals.',
      default: 'lower',
    }),
    alpha: option.boolean({ description: 'Whether two more digits say how opaque it is.', default: false }),
  },
  parts: ({ letters, alpha }) => ['#', ...characters(HEX_LETTERS[letters], alpha ? 8 : 6)],
});

export const colorRgb = composedField({
  type: 'colorRgb',
  family: 'color',
  description: 'A colour by red, green and blue as in CSS, such as "rgb(63 169 200)".',
  example: {},
  options: {},
  parts: () => ['rgb(', numbers(0, 255), ' ', numbers(0, 255), ' ', numbers(0, 255), ')'],
});

export const colorHsl = composedField({
  type: 'colorHsl',
  family: 'color',
  description: 'A colour by hue, saturation and lightness as in CSS, such as "hsl(194 55% 51%)".',
  example: {},
  options: {},
  parts: () => ['hsl(', numbers(0, 359), ' ', numbers(0, 100), '% ', numbers(0, 100), '%)'],
});

export const cssColor = listedField({
  type: 'cssColor',
  family: 'color',
  description: 'A named colour of CSS (CSS Color Module Level 4), such as "rebeccapurple".',
  values:
    'aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen'.split(
      ' ',
    ),
});
