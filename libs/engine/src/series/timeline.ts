import { daysFromCivil } from '../calendar/civil-date';
import { parseIsoTimestamp } from '../calendar/iso-8601-parse';
import { below } from '../random/draw';
import { FieldRandom } from '../random/field-random';
import type { RandomKey } from '../random/random-key';
import type { SeriesSpec } from './series-spec';

/** The last millisecond of the year 9999. */
export const LAST_MOMENT = daysFromCivil(10_000, 1, 1) * 86_400_000 - 1;

/**
 * Which entity and which tick of its series each row is: arithmetic on the row number, so that any row is known
 * without those before it, and all fields of a record agree.
 */
export class Timeline {
  readonly start: number;
  private readonly step: number;
  private readonly jitter: number;
  private readonly entities: number;
  /** 0 when entities take turns. */
  private readonly ticks: number;
  private readonly random: FieldRandom;

  constructor(spec: SeriesSpec, key: RandomKey) {
    this.start = parseIsoTimestamp(spec.start)!;
    this.step = Math.round(spec.stepSeconds * 1000);
    this.jitter = Math.round(spec.jitterSeconds * 1000);
    this.entities = spec.entities ?? 1;
    this.ticks = spec.ticksPerEntity ?? 0;
    this.random = new FieldRandom(key);
  }

  /** Number of the entity, from 0. */
  entity(row: number): number {
    if (this.ticks > 0) return Math.floor(row / this.ticks);
    return row - Math.floor(row / this.entities) * this.entities;
  }

  /** Number of the step in the series of the entity, from 0. */
  tick(row: number): number {
    if (this.ticks > 0) return row - Math.floor(row / this.ticks) * this.ticks;
    return Math.floor(row / this.entities);
  }

  /** The row of a tick of an entity. */
  row(entity: number, tick: number): number {
    return this.ticks > 0 ? entity * this.ticks + tick : tick * this.entities + entity;
  }

  /** How many entities the rows before `row` have. */
  entitiesBefore(row: number): number {
    return this.ticks > 0 ? Math.ceil(row / this.ticks) : Math.min(row, this.entities);
  }

  /** The highest tick of the rows before `row`, of which there are some. */
  lastTickBefore(row: number): number {
    return this.ticks > 0 ? Math.min(row, this.ticks) - 1 : this.tick(row - 1);
  }

  /** The moment of a tick without jitter, in milliseconds since 1970. */
  momentOfTick(tick: number): number {
    return this.start + tick * this.step;
  }

  /** The moment of the row, in milliseconds since 1970, not after the year 9999. */
  milliseconds(row: number): number {
    const moment = this.momentOfTick(this.tick(row));
    const late = this.jitter === 0 ? 0 : below(this.random.cell(row), 0, this.jitter + 1);
    return Math.min(LAST_MOMENT, moment + late);
  }
}
