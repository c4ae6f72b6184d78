import { Utf8Literal } from '../../bytes/utf8-literal';
import { writeInteger } from '../../bytes/decimal-text';
import { option } from '../../options/option';
import { fraction32 } from '../../random/draw';
import { normalQuantile } from '../../random/normal';
import { defineField, type FieldDefinition } from '../define-field';
import { integersOf } from '../number/distribution';

/** A bell curve with its ends cut off, in the unit that is shown. */
interface Spread {
  readonly mean: number;
  readonly stddev: number;
  readonly min: number;
  readonly max: number;
}

interface Measure<U extends string> {
  type: string;
  description: string;
  /** Digits after the point; 0 makes a whole number. */
  scale: number;
  /** The first is the default. */
  units: Readonly<Record<U, Spread>>;
}

/** A number about a person, spread around what is usual in adults at rest. */
function measureField<const U extends string>({
  type,
  description,
  scale,
  units,
}: Measure<U>): FieldDefinition<{ unit: ReturnType<typeof option.choice<U>> }> {
  const names = Object.keys(units) as U[];
  return defineField({
    type,
    family: 'health',
    description,
    example: { unit: names[0] },
    options: { unit: option.choice(names, { description: 'The unit of the number.', default: names[0]! }) },
    correlatable: true,
    columnType: scale === 0 ? 'int4' : 'numeric',
    compile: ({ unit }, context) => {
      const { mean, stddev, min, max } = units[unit];
      const factor = 10 ** scale;
      const distribution = { kind: 'normal', mean, stddev } as const;
      const bound = (limit: number): number => Math.round(limit * factor);
      const value = integersOf(context, bound(min), bound(max), distribution, factor);
      return scale === 0 ? { type: 'int4', value } : { type: 'numeric', scale, unscaled: value };
    },
  });
}

export const bodyTemperature = measureField({
  type: 'bodyTemperature',
  description: 'The temperature of a body, mostly healthy, with one decimal.',
  scale: 1,
  units: {
    celsius: { mean: 36.8, stddev: 0.4, min: 35, max: 41 },
    fahrenheit: { mean: 98.2, stddev: 0.7, min: 95, max: 105.8 },
  },
});

export const heartRate = measureField({
  type: 'heartRate',
  description: 'Beats of a heart in a minute, at rest.',
  scale: 0,
  units: { bpm: { mean: 72, stddev: 10, min: 42, max: 130 } },
});

export const respiratoryRate = measureField({
  type: 'respiratoryRate',
  description: 'Breaths in a minute, at rest.',
  scale: 0,
  units: { perMinute: { mean: 15, stddev: 2, min: 9, max: 28 } },
});

export const oxygenSaturation = measureField({
  type: 'oxygenSaturation',
  description: 'Share of haemoglobin that carries oxygen, in percent.',
  scale: 0,
  units: { percent: { mean: 97.5, stddev: 1.4, min: 84, max: 100 } },
});

export const bodyHeight = measureField({
  type: 'bodyHeight',
  description: 'How tall an adult is, with one decimal.',
  scale: 1,
  units: {
    cm: { mean: 170, stddev: 9.5, min: 135, max: 215 },
    inch: { mean: 66.9, stddev: 3.7, min: 53, max: 84.6 },
  },
});

export const bodyWeight = measureField({
  type: 'bodyWeight',
  description: 'How heavy an adult is, with one decimal.',
  scale: 1,
  units: {
    kg: { mean: 75, stddev: 14, min: 40, max: 170 },
    pound: { mean: 165, stddev: 31, min: 88, max: 375 },
  },
});

/** Systolic pressures, and pulse pressures to take from them for the diastolic: it is always the lower one. */
const SYSTOLIC = { mean: 121, stddev: 13, min: 88, max: 190 };
const PULSE = { mean: 43, stddev: 7, min: 25, max: 68 };

export const bloodPressure = defineField({
  type: 'bloodPressure',
  family: 'health',
  description: 'Systolic over diastolic blood pressure in mmHg, at rest, such as "121/78".',
  example: {},
  options: {},
  columnType: 'text',
  compile: (_, { random }) => {
    const slash = new Utf8Literal('/');
    const near = (fraction: number, { mean, stddev, min, max }: Spread): number =>
      Math.round(Math.min(max, Math.max(min, mean + stddev * normalQuantile(fraction + 2 ** -33))));
    return {
      type: 'text',
      maxBytes: 7,
      plain: true,
      write: (row, out) => {
        const cell = random.cell(row);
        const systolic = near(fraction32(cell, 0), SYSTOLIC);
        writeInteger(out, systolic);
        slash.write(out);
        writeInteger(out, systolic - near(fraction32(cell, 1), PULSE));
      },
    };
  },
});
