import { writeInteger, writePadded } from '../../bytes/decimal-text';
import { option } from '../../options/option';
import { dictionary } from '../../dictionaries';
import { composedField } from '../composed/composed-field';
import { characters, type Part } from '../composed/part';
import { listedField } from '../listed/listed-field';

export const chemicalElement = composedField({
  type: 'chemicalElement',
  family: 'science',
  description: 'A chemical element (IUPAC): its name, its symbol or both, such as "Iron (Fe)".',
  example: { show: 'both' },
  options: {
    show: option.choice(['name', 'symbol', 'both'], {
      description: 'name: Iron. symbol: Fe. both: Iron (Fe).',
      default: 'name',
    }),
  },
  parts: ({ show }) => [
    dictionary(
      show === 'name' ? 'elementName' : show === 'symbol' ? 'elementSymbol' : 'elementNameAndSymbol',
    ),
  ],
});

export const siUnit = composedField({
  type: 'siUnit',
  family: 'science',
  description: 'A unit of the International System (SI): its name or its symbol.',
  example: { show: 'symbol' },
  options: {
    show: option.choice(['name', 'symbol'], { description: 'name: hertz. symbol: Hz.', default: 'name' }),
  },
  parts: ({ show }) => [dictionary(show === 'name' ? 'unitName' : 'unitSymbol')],
});

const SI_PREFIXES =
  'quetta ronna yotta zetta exa peta tera giga mega kilo hecto deca deci centi milli micro nano pico femto atto zepto yocto ronto quecto';

export const siPrefix = listedField({
  type: 'siPrefix',
  family: 'science',
  description: 'One of the 24 prefixes of the International System (SI), such as "micro".',
  values: SI_PREFIXES.split(' '),
});

export const dnaSequence = composedField({
  type: 'dnaSequence',
  family: 'science',
  description: 'A strand of DNA: the letters A, C, G and T, all equally likely.',
  example: { length: 60 },
  options: {
    length: option.integer({ description: 'Number of letters.', default: 60, min: 1, max: 10_000 }),
  },
  parts: ({ length }) => characters('ACGT', length),
});

const ZERO = 48;
/** The digits before the check digit, 10 to 999,999 first, then two. */
const MIN_FIRST = 10;
const MAX_FIRST = 999_999;
const HYPHEN = 45;

/** Check digit: the digits from the right, times 1, 2, 3 and so on, added, modulo 10. */
const casNumberPart: Part = {
  size: (MAX_FIRST - MIN_FIRST + 1) * 100,
  maxBytes: 11,
  plain: true,
  write: (index, out) => {
    const { bytes, pos } = out;
    const last = index % 100;
    writeInteger(out, MIN_FIRST + (index - last) / 100);
    let sum = (last % 10) + 2 * ((last / 10) | 0);
    for (let at = out.pos - 1, weight = 3; at >= pos; at--, weight++) sum += weight * (bytes[at]! - ZERO);
    out.byte(HYPHEN);
    writePadded(out, last, 2);
    out.byte(HYPHEN);
    out.byte(ZERO + (sum % 10));
  },
};

export const casNumber = composedField({
  type: 'casNumber',
  family: 'science',
  description:
    'A number of a substance in the shape of the CAS registry, with its check digit, such as "7732-18-5"; the substance is unlikely to be known.',
  example: {},
  options: {},
  parts: () => [casNumberPart],
});

export const planet = listedField({
  type: 'planet',
  family: 'science',
  description: 'A planet of the Solar System.',
  values: ['Mercury', 'Venus', 'Earth', 'Mars', 'Jupiter', 'Saturn', 'Uranus', 'Neptune'],
});
