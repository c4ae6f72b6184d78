import { Dictionary } from '../dictionaries/dictionary';
import { choice, fraction32 } from '../random/draw';
import type { CellSeed } from '../random/field-random';
import { WeightedChoice } from '../random/weighted-choice';
import type { PlaceData } from './place-data';

export interface PlaceOrigin {
  readonly data: PlaceData;
  /** How many places of all come from here, relative to the other origins. */
  readonly share: number;
}

export interface Place {
  readonly city: string;
  readonly state: string;
  readonly stateCode: string;
  readonly timeZone: string;
  readonly country: string;
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly postcodes: readonly string[];
  readonly postcodeRest: string;
  /** Which of the origins it comes from, by number. */
  readonly origin: number;
}

/** Parts of a place that are texts from a list. */
export const PLACE_TEXTS = ['city', 'state', 'stateCode', 'timeZone', 'country', 'countryCode'] as const;
export type PlaceText = (typeof PLACE_TEXTS)[number];

/** Coordinates are counted in millionths of a degree, about a tenth of a metre. */
export const DEGREE = 1e6;
/** Addresses are at most this far from the middle of their city, north or east. */
const SPREAD = 0.02 * DEGREE;

/**
 * Cities with what belongs to them. The parts of an address agree because all of them are read at one index, which
 * comes from the row's randomness and not from a field's. Uses of one cell: draw 0 chooses the place, 1 the
 * postcode, 2 and 3 the coordinates, 4 to 9 the rest of the postcode, those from 10 on are for the street.
 */
export class PlaceTable {
  static readonly STREET_DRAW = 10;
  readonly places: readonly Place[];
  private readonly weighted: WeightedChoice;
  private codes: { words: Dictionary; starts: Uint32Array; counts: Uint8Array } | undefined;
  private readonly lists = new Map<PlaceText, { words: Dictionary; index: Uint16Array }>();

  constructor(origins: readonly PlaceOrigin[]) {
    const tables = origins.map(({ data }, origin) => readPlaces(data, origin));
    this.places = tables.flat();
    // Larger cities come first and more often.
    const weights = tables.flatMap((table, origin) => {
      const ranked = table.map((_, rank) => 1 / Math.sqrt(rank + 2));
      const total = ranked.reduce((sum, weight) => sum + weight, 0);
      return ranked.map((weight) => (weight / total) * origins[origin]!.share);
    });
    this.weighted = new WeightedChoice(weights);
  }

  /** The index of the place of a row, by the cell of its group. */
  at(cell: CellSeed): number {
    return this.weighted.pick(fraction32(cell, 0));
  }

  /** The different values of a part. */
  words(part: PlaceText): Dictionary {
    return this.list(part).words;
  }

  /** For each place which of {@link words} it has. */
  list(part: PlaceText): { readonly words: Dictionary; readonly index: Uint16Array } {
    let list = this.lists.get(part);
    if (!list) {
      const values = [...new Set(this.places.map((place) => place[part]))];
      const positions = new Map(values.map((value, i) => [value, i]));
      const index = Uint16Array.from(this.places, (place) => positions.get(place[part])!);
      this.lists.set(part, (list = { words: new Dictionary(values), index }));
    }
    return list;
  }

  /** The stored postcodes of all places in turn, with where those of each begin and how many it has. */
  postcodes(): { readonly words: Dictionary; readonly starts: Uint32Array; readonly counts: Uint8Array } {
    if (!this.codes) {
      let end = 0;
      const words = new Dictionary(this.places.flatMap(({ postcodes }) => postcodes));
      const counts = Uint8Array.from(this.places, ({ postcodes }) => postcodes.length);
      const starts = Uint32Array.from(counts, (count) => (end += count) - count);
      this.codes = { words, starts, counts };
    }
    return this.codes;
  }

  /** Degrees north, in millionths. */
  latitude(cell: CellSeed): number {
    return this.places[this.at(cell)]!.latitude + choice(cell, 2, 2 * SPREAD + 1) - SPREAD;
  }

  /** Degrees east, in millionths. */
  longitude(cell: CellSeed): number {
    return this.places[this.at(cell)]!.longitude + choice(cell, 3, 2 * SPREAD + 1) - SPREAD;
  }
}

function readPlaces(data: PlaceData, origin: number): Place[] {
  const { country, countryCode, postcodeRest } = data;
  const regions = data.regions.split('|').map((region) => region.split(';'));
  const zones = data.zones.split('|');
  return data.places.split('|').map((row) => {
    const [city, region, zone, latitude, longitude, postcodes] = row.split(';');
    const [state, stateCode] = regions[Number(region)]!;
    return {
      ...{ city: city!, state: state!, stateCode: stateCode!, timeZone: zones[Number(zone)]! },
      ...{ country, countryCode, postcodeRest, origin, postcodes: postcodes!.split(',') },
      latitude: Math.round(Number(latitude) * DEGREE),
      longitude: Math.round(Number(longitude) * DEGREE),
    };
  });
}
