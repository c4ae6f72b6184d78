import { writePadded } from '../../bytes/decimal-text';
import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { characters, digits, numbers, type Part } from '../composed/part';
import { listedField, weightedListField } from '../listed/listed-field';

export const bloodType = weightedListField({
  type: 'bloodType',
  family: 'health',
  description: 'A blood group by ABO and Rhesus, such as "A+", about as often as people have it.',
  weights: { 'O+': 38, 'O-': 7, 'A+': 34, 'A-': 6, 'B+': 9, 'B-': 2, 'AB+': 3, 'AB-': 1 },
});

export const icd10Code = composedField({
  type: 'icd10Code',
  family: 'health',
  description:
    'A code in the shape of ICD-10: a letter of a chapter, two digits, a point and a digit, such as "J45.9"; not every code has a meaning.',
  example: {},
  options: {},
  // U is for provisional codes and research.
  parts: () => [...characters('ABCDEFGHIJKLMNOPQRSTVWXYZ', 1), digits(2), '.', digits(1)],
});

/** The fourteen anatomical groups. */
const ATC_GROUPS = 'ABCDGHJLMNPRSV';

export const atcCode = composedField({
  type: 'atcCode',
  family: 'health',
  description:
    'A code in the shape of the Anatomical Therapeutic Chemical classification, such as "N02BE01"; not every code has a meaning.',
  example: {},
  options: {},
  parts: () => [
    ...characters(ATC_GROUPS, 1),
    '0',
    { ...digits(1), write: (index, out) => out.byte(49 + index), size: 9 },
    ...characters('ABCDEFGHX', 2),
    { ...numbers(1, 99), maxBytes: 2, write: (index, out) => writePadded(out, index + 1, 2) },
  ],
});

const ZERO = 48;
const NO_DIGIT = 10;
/** 999 with the weights 10, 9 and 8. */
const NHS_PREFIX_SUM = 9 * (10 + 9 + 8);

/**
 * Six digits and the check digit of an NHS number after 999: weights 10 to 2, eleven minus the sum modulo 11, where
 * 11 gives 0 and 10 means that there is no such number. For the last of the six, weight 2, at most one digit leads
 * to 10; there are nine others, and the index counts those.
 */
const nhsRest: Part = {
  size: 900_000,
  maxBytes: 9,
  plain: true,
  write: (index, out) => {
    const { bytes, pos } = out;
    const five = (index / 9) | 0;
    writePadded(out, five, 5);
    const sum =
      NHS_PREFIX_SUM +
      7 * (bytes[pos]! - ZERO) +
      6 * (bytes[pos + 1]! - ZERO) +
      5 * (bytes[pos + 2]! - ZERO) +
      4 * (bytes[pos + 3]! - ZERO) +
      3 * (bytes[pos + 4]! - ZERO);
    // The digit d for which sum + 2 d is 1 modulo 11; 6 is the inverse of 2.
    const missing = (((1 - (sum % 11) + 11) % 11) * 6) % 11;
    let sixth = index - five * 9;
    if (missing !== NO_DIGIT && sixth >= missing) sixth++;
    out.byte(ZERO + sixth);
    out.byte(ZERO + ((11 - ((sum + 2 * sixth) % 11)) % 11));
  },
};

export const nhsNumber = composedField({
  type: 'nhsNumber',
  family: 'health',
  description:
    'An NHS number with its check digit (modulo 11). It starts with 999, which is kept for tests and given to nobody.',
  example: {},
  options: {},
  parts: () => ['999', nhsRest],
});

export const medicalSpecialty = listedField({
  type: 'medicalSpecialty',
  family: 'health',
  description: 'A specialty of medicine, such as "Cardiology".',
  values:
    'Anaesthesiology|Cardiology|Dermatology|Emergency Medicine|Endocrinology|Family Medicine|Gastroenterology|General Surgery|Geriatrics|Gynaecology|Haematology|Infectious Diseases|Internal Medicine|Nephrology|Neurology|Oncology|Ophthalmology|Orthopaedics|Otolaryngology|Paediatrics|Pathology|Psychiatry|Pulmonology|Radiology|Rheumatology|Urology'.split(
      '|',
    ),
});

export const allergen = listedField({
  type: 'allergen',
  family: 'health',
  description: 'One of the fourteen allergens that food must declare in the European Union.',
  values:
    'Celery|Crustaceans|Eggs|Fish|Gluten|Lupin|Milk|Molluscs|Mustard|Nuts|Peanuts|Sesame|Soybeans|Sulphites'.split(
      '|',
    ),
});

export const dosage = composedField({
  type: 'dosage',
  family: 'health',
  description: 'How much of a medicine to take, such as "50 mg twice a day"; of no medicine in particular.',
  example: {},
  options: {},
  parts: () => [
    new Dictionary([
      '5 mg',
      '10 mg',
      '20 mg',
      '25 mg',
      '40 mg',
      '50 mg',
      '75 mg',
      '100 mg',
      '200 mg',
      '250 mg',
      '500 mg',
    ]),
    ' ',
    new Dictionary([
      'once a day',
      'twice a day',
      'three times a day',
      'every eight hours',
      'at bedtime',
      'with meals',
    ]),
  ],
});

export const patientIdentifier = composedField({
  type: 'patientIdentifier',
  family: 'health',
  description: 'The number of a patient in a hospital, such as "MRN-00420817".',
  example: { prefix: 'MRN-' },
  options: {
    prefix: option.text({ description: 'Text before the number.', default: 'MRN-', maxLength: 40 }),
  },
  parts: ({ prefix }) => [prefix, digits(8)],
});
