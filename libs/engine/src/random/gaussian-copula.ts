import { LARGEST_BELOW_ONE, openFraction } from './open-fraction';
import { fraction53 } from './draw';
import type { FieldRandom } from './field-random';
import { normalCdf, normalQuantile } from './normal';

/**
 * Random fractions that are correlated: each is uniform by itself, and the normal quantiles of them have the given
 * correlations (Gaussian copula). Any quantile function applied to them keeps its distribution, and as it does not
 * decrease, the rank correlation: with correlation r that of Spearman is 6 / pi asin(r / 2).
 *
 * R. B. Nelsen, "An Introduction to Copulas" (2nd edition, 2006); M. C. Cario and B. L. Nelson, "Modeling and
 * generating random vectors with arbitrary marginal distributions and correlation matrix" (1997).
 */
export class GaussianCopula {
  private readonly normals: Float64Array;
  private row = -1;

  /** `factor` is the Cholesky factor of the correlation matrix: one row for each of `sources`. */
  constructor(
    private readonly factor: readonly Float64Array[],
    private readonly sources: readonly FieldRandom[],
  ) {
    this.normals = new Float64Array(sources.length);
  }

  /** The fraction number `index` of `row`, from 0 up to but without 1. Takes draws 0 and 1 of all sources up to it. */
  fraction(index: number, row: number): number {
    // The first of them is its own source.
    if (index === 0) return fraction53(this.sources[0]!.cell(row), 0);
    if (row !== this.row) this.draw(row);
    const weights = this.factor[index]!;
    let z = 0;
    for (let i = 0; i <= index; i++) z += weights[i]! * this.normals[i]!;
    return Math.min(normalCdf(z), LARGEST_BELOW_ONE);
  }

  /** The columns of a row are asked for one after the other: they share its independent normal numbers. */
  private draw(row: number): void {
    for (let i = 0; i < this.sources.length; i++)
      this.normals[i] = normalQuantile(openFraction(fraction53(this.sources[i]!.cell(row), 0)));
    this.row = row;
  }
}

/** Less than this share of a variance is nothing but rounding. */
const LEAST_PIVOT = 1e-10;

/**
 * The lower triangular matrix whose product with its transpose is `matrix`, by the method of Cholesky; or the index
 * of the first row that shows that `matrix` is not positive definite.
 */
export function choleskyFactor(matrix: readonly (readonly number[])[]): Float64Array[] | number {
  const factor: Float64Array[] = [];
  for (let i = 0; i < matrix.length; i++) {
    const row = new Float64Array(i + 1);
    let pivot = matrix[i]![i]!;
    for (let j = 0; j < i; j++) {
      const above = factor[j]!;
      let sum = matrix[i]![j]!;
      for (let k = 0; k < j; k++) sum -= row[k]! * above[k]!;
      row[j] = sum / above[j]!;
      pivot -= row[j]! * row[j]!;
    }
    if (!(pivot > LEAST_PIVOT)) return i;
    row[i] = Math.sqrt(pivot);
    factor.push(row);
  }
  return factor;
}
