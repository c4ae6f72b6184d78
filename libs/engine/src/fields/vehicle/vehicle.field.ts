import { Dictionary } from '../../dictionaries';
import { option } from '../../options/option';
import { composedField } from '../composed/composed-field';
import { CAPITALS, characters, DECIMAL, numbers, type Part } from '../composed/part';
import { listedField, weightedListField } from '../listed/listed-field';
import { wordListField } from '../word-list/word-list-field';

const PLATE_SHAPES = ['de', 'fr', 'uk', 'us'] as const;
/** Letters that are used in plates of the United Kingdom (no I, Q, Z) and of France (no I, O, U). */
const UK_LETTERS = 'ABCDEFGHJKLMNOPRSTUVWXY';
const FR_LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ';

/** Shapes of plates; each has something that the authority never issues, except for the United States. */
const PLATES: Readonly<Record<(typeof PLATE_SHAPES)[number], readonly (Part | string)[]>> = {
  // XX is no district.
  de: ['XX-', ...characters(CAPITALS, 2), ' ', numbers(1, 9999)],
  // Q begins no area in the shape used since 2001.
  uk: ['Q', ...characters(UK_LETTERS, 1), ...characters(DECIMAL, 2), ' ', ...characters(UK_LETTERS, 3)],
  // U is not used.
  fr: ['U', ...characters(FR_LETTERS, 1), '-', ...characters(DECIMAL, 3), '-', ...characters(FR_LETTERS, 2)],
  us: [...characters(CAPITALS, 3), '-', ...characters(DECIMAL, 4)],
};

export const licensePlate = composedField({
  type: 'licensePlate',
  family: 'vehicle',
  description:
    'The number plate of a vehicle in the shape of a country. German, French and British ones have letters that are never issued; the United States keep no such letters, so a plate of that shape may exist.',
  example: { shape: 'de' },
  options: {
    shape: option.choice(PLATE_SHAPES, {
      description: 'de: XX-AB 123. fr: UA-123-AA. uk: QA12 ABC. us: ABC-1234.',
      default: 'de',
    }),
  },
  parts: ({ shape }) => PLATES[shape],
});

export const vehicleMake = wordListField({
  type: 'vehicleMake',
  family: 'vehicle',
  description: 'A maker of cars, such as "Volvo".',
  words: 'vehicleMake',
});

const MODELS = {
  Audi: 'A3|A4|A6|Q5|e-tron GT',
  BMW: '320d|520i|i4|X3|X5',
  BYD: 'Atto 3|Dolphin|Seal',
  Citroën: 'Berlingo|C3|C5 Aircross',
  Dacia: 'Duster|Jogger|Sandero',
  Fiat: '500|Panda|Tipo',
  Ford: 'Explorer|F-150|Focus|Kuga|Mustang|Transit',
  Honda: 'Accord|Civic|CR-V|Jazz',
  Hyundai: 'i20|Ioniq 5|Kona|Tucson',
  Kia: 'Ceed|EV6|Niro|Sportage',
  Mazda: '3|CX-5|MX-5',
  'Mercedes-Benz': 'A 180|C 220|E 300|GLC|Sprinter',
  Nissan: 'Juke|Leaf|Qashqai|X-Trail',
  Opel: 'Astra|Corsa|Mokka|Vivaro',
  Peugeot: '208|308|2008|3008|Partner',
  Polestar: '2|3',
  Renault: 'Captur|Clio|Kangoo|Megane|Zoe',
  Seat: 'Ateca|Ibiza|Leon',
  Skoda: 'Enyaq|Fabia|Kodiaq|Octavia|Superb',
  Subaru: 'Forester|Impreza|Outback',
  Suzuki: 'Jimny|Swift|Vitara',
  Tesla: 'Model 3|Model S|Model X|Model Y',
  Toyota: 'Camry|Corolla|Hilux|Prius|RAV4|Yaris',
  Volkswagen: 'Golf|ID.4|Passat|Polo|Tiguan|Transporter',
  Volvo: 'EX30|V60|XC40|XC60|XC90',
};

export const vehicleModel = listedField({
  type: 'vehicleModel',
  family: 'vehicle',
  description: 'A car with its maker, such as "Toyota Corolla"; the two belong together.',
  values: Object.entries(MODELS).flatMap(([make, models]) =>
    models.split('|').map((model) => `${make} ${model}`),
  ),
});

export const vehicleType = wordListField({
  type: 'vehicleType',
  family: 'vehicle',
  description: 'What a car is built as, such as "Hatchback".',
  words: 'vehicleType',
});

export const fuelType = weightedListField({
  type: 'fuelType',
  family: 'vehicle',
  description: 'What a car is driven by, mostly petrol.',
  weights: { Petrol: 46, Diesel: 24, Hybrid: 12, 'Plug-in hybrid': 5, Electric: 11, LPG: 1, Hydrogen: 1 },
});

export const vehicleColor = weightedListField({
  type: 'vehicleColor',
  family: 'vehicle',
  description: 'The colour of a car, as often as cars are painted so: mostly white, black and grey.',
  weights: {
    White: 31,
    Black: 22,
    Grey: 20,
    Silver: 8,
    Blue: 9,
    Red: 5,
    Green: 2,
    Brown: 1.5,
    Orange: 0.8,
    Yellow: 0.7,
  },
});

export const transmission = weightedListField({
  type: 'transmission',
  family: 'vehicle',
  description: 'How the gears of a car are changed.',
  weights: { Automatic: 55, Manual: 40, 'Semi-automatic': 5 },
});

export const bicycleType = wordListField({
  type: 'bicycleType',
  family: 'vehicle',
  description: 'What a bicycle is built for, such as "City Bicycle".',
  words: 'bicycleType',
});

export const vehicleFleetNumber = composedField({
  type: 'vehicleFleetNumber',
  family: 'vehicle',
  description: 'What a company writes on its vehicles, such as "VAN-0042".',
  example: {},
  options: {},
  parts: () => [new Dictionary(['BUS', 'CAR', 'TRAM', 'TRUCK', 'VAN']), '-', ...characters(DECIMAL, 4)],
});
