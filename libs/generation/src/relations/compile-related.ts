import {
  compilePlan,
  countFollowsFrom,
  type Plan,
  type PlanRequest,
  type ReferenceTargets,
} from '@app/engine';
import { isRanged } from './written-fields';

/** Tells every ranged fan-out to come out at `count` children, instead of what its pairs draw. */
export function fitToCount(targets: ReferenceTargets, fields: unknown, count: number): ReferenceTargets {
  return Object.fromEntries(
    Object.entries(targets).map(([field, target]) => [
      field,
      isRanged(fields, field) ? { ...target, total: count } : target,
    ]),
  );
}

/** A plan with the number of rows that it makes, once its fan-outs are known. */
export interface CountedPlan {
  plan: Plan;
  /** Undefined when neither the request nor a fan-out says. */
  count: number | undefined;
  /** Whether ranged fan-outs were fitted to the count. */
  isFitted: boolean;
}

/**
 * Compiles a record type whose number of rows may follow from a fan-out.
 * @param request without `count`
 * @param asked the count of the request
 * @throws InvalidSchema
 */
export function compileCounted(request: PlanRequest, asked: number | undefined): CountedPlan {
  const { firstRow = 0, references = {}, fields } = request;
  // Only a fan-out has to be compiled to know how many rows there are.
  if (asked !== undefined && !countFollowsFrom(fields))
    return { plan: compilePlan({ ...request, count: asked }), count: asked, isFitted: false };
  const plan = compilePlan(request);
  if (plan.total === undefined) {
    return {
      plan: asked === undefined ? plan : compilePlan({ ...request, count: asked }),
      count: asked,
      isFitted: false,
    };
  }
  const drawn = plan.total - firstRow;
  if (asked === undefined || asked === drawn) {
    if (drawn <= 0) return { plan, count: 0, isFitted: false };
    return { plan: compilePlan({ ...request, count: drawn }), count: drawn, isFitted: false };
  }
  const fitted = firstRow === 0 ? fitToCount(references, fields, asked) : references;
  return {
    plan: compilePlan({ ...request, references: fitted, count: asked }),
    count: asked,
    isFitted: firstRow === 0,
  };
}
