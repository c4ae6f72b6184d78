import { Injectable } from '@nestjs/common';
import { AppConfig } from '@app/config';
import {
  assertAppendable,
  DatasetExists,
  DatasetNotGenerated,
  DatasetReader,
  type DatasetSchema,
  type DatasetView,
  type WriteMode,
} from '@app/datasets';
import {
  countFollowsFrom,
  InvalidSchema,
  type ParentRows,
  type Plan,
  type PlanRequest,
  type ReferenceTargets,
  type WrittenReference,
} from '@app/engine';
import { AppError, type Issue } from '@app/errors';
import { drawSeed } from './draw-seed';
import {
  type GenerationRequest,
  isList,
  recordTypesOf,
  type RequestedRecordType,
} from './generation-request';
import { compileCounted } from './relations/compile-related';
import {
  existingParent,
  foreignReferences,
  type Parent,
  parentRows,
  type ParentProblem,
  plannedParent,
  targetsOf,
} from './relations/parents';
import { inWorkOrder } from './relations/work-order';
import { namedFields } from './relations/written-fields';
import { toldOf, withFields } from './requested-fields';
import { SampleResolver } from './samples/sample-resolver';
import { schemaOf } from './schema-of-plan';

/** A record type of a request that was found possible. */
export interface PlannedGeneration {
  plan: Plan;
  schema: DatasetSchema;
  count: number;
  mode: WriteMode;
  /** Number of the first row, should nobody else append before. */
  firstRow: number;
  /** The seed as asked for; `null` when the dataset's own or a drawn one is to be taken. */
  seed: number | null;
  /** Rows of other datasets, not of this request, that references point to, by the name of the field. */
  parents: Readonly<Record<string, ParentRows>>;
  /** Whether ranged fan-outs come out at `count`, instead of what they draw. */
  isFitted: boolean;
}

/** The work on one request. */
interface Planning {
  /** The tenant that the request is bound to. */
  boundTo: string | undefined;
  freshSeed: number;
  planned: Map<string, PlannedGeneration & { parent: Parent }>;
  /** Record types of the request in which something is wrong. */
  failed: Set<string>;
  issues: Issue[];
}

/** Checks a request against the engine and against the datasets that it is for, or refers to. */
@Injectable()
export class GenerationPlanner {
  constructor(
    private readonly datasets: DatasetReader,
    private readonly samples: SampleResolver,
    private readonly config: AppConfig,
  ) {}

  /**
   * The record types of the request, in its order.
   * @param boundTo the tenant to whose datasets and files the request may refer; default: to all
   * @throws InvalidSchema with all that is wrong with the request itself
   * @throws DatasetNotOwned DatasetExists DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict ParentChanged
   */
  async plan(request: GenerationRequest, boundTo?: string): Promise<PlannedGeneration[]> {
    const planning: Planning = {
      boundTo,
      freshSeed: drawSeed(),
      planned: new Map(),
      failed: new Set(),
      issues: [],
    };
    const requested = translated(recordTypesOf(request), planning);
    // What is wrong with the request itself is told before what is wrong with it here and now.
    let conflict: AppError | undefined;
    for (const one of this.inOrder(requested)) {
      try {
        const planned = await this.planOne(one, planning);
        planning.planned.set(one.recordType, planned);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        planning.failed.add(one.recordType);
        if (error instanceof InvalidSchema)
          planning.issues.push(...within(one.pointer, toldOf(one, error.issues)));
        else conflict ??= error;
      }
    }
    this.checkTotal(request, planning);
    if (planning.issues.length > 0) throw new InvalidSchema(planning.issues);
    if (conflict !== undefined) throw conflict;
    return requested.map(({ recordType }) => planning.planned.get(recordType) as PlannedGeneration);
  }

  /** @throws InvalidSchema */
  private inOrder(requested: readonly RequestedRecordType[]): RequestedRecordType[] {
    const seen = new Set<string>();
    const repeated = requested.filter(({ recordType }) => seen.has(recordType) || !seen.add(recordType));
    if (repeated.length > 0) {
      throw new InvalidSchema(
        repeated.map(({ recordType, pointer }) => ({
          pointer: `${pointer}/recordType`,
          code: 'duplicate_record_type',
          message: `"${recordType}" is asked for more than once`,
        })),
      );
    }
    const ordered = inWorkOrder(requested);
    if ('order' in ordered) return ordered.order;
    const { text, first } = ordered.cycle;
    const one = requested.find(({ recordType }) => recordType === first.from) as RequestedRecordType;
    const [reference] = foreignReferences(one.recordType, one.fields).filter(
      ({ field }) => field === first.field,
    );
    const message = `record types cannot refer to each other in a circle (${text})`;
    const pointer = `${one.pointer}${reference?.pointer}/to`;
    throw new InvalidSchema([{ pointer, code: 'reference_cycle', message }]);
  }

  private async planOne(
    one: RequestedRecordType,
    planning: Planning,
  ): Promise<PlannedGeneration & { parent: Parent }> {
    const { recordType, correlation, series, uniqueTogether, locale, mode = 'append' } = one;
    const { fields, samples } = await this.samples.resolve(one.fields, planning.boundTo);
    const found = await this.findParents(one, planning);
    const toTargets = (firstRow: number, previous?: ReferenceTargets): ReferenceTargets =>
      targetsOf(
        {
          recordType,
          fields: namedFields(fields),
          uniqueTogether: groupsOf(uniqueTogether),
          firstRow,
          previous,
        },
        ({ field }) => found.rows.get(field),
      );
    const requestFor = (seed: number, firstRow: number, references: ReferenceTargets): PlanRequest => ({
      recordType,
      fields,
      correlation,
      series,
      uniqueTogether,
      references,
      seed,
      firstRow,
      samples,
      limits: { maxFields: this.config.limits.fields },
      ...(locale !== undefined && { locale }),
    });
    const { count: asked } = one;
    const compile = (request: PlanRequest): ReturnType<typeof compileCounted> =>
      reportOnce(found, () => compileCounted(request, asked));

    await this.datasets.assertWritable(recordType, planning.boundTo);
    const existing = mode === 'replace' ? undefined : await this.datasets.find(recordType);
    let seed = one.seed ?? planning.freshSeed;
    let firstRow = 0;
    let counted;
    if (existing === undefined) {
      counted = compile(requestFor(seed, 0, toTargets(0)));
    } else {
      // Compiled as if it were new: the number of rows that a fan-out still needs is not known yet.
      const draft = reportOnce(found, () =>
        compileCounted(requestFor(seed, 0, toTargets(0)), countFollowsFrom(fields) ? undefined : asked),
      );
      if (mode === 'create') throw new DatasetExists(recordType);
      if (existing.seed === null) throw new DatasetNotGenerated(recordType);
      seed = one.seed ?? existing.seed;
      assertAppendable(schemaOf(draft.plan), existing, seed);
      firstRow = existing.nextRow;
      counted = compile(requestFor(seed, firstRow, toTargets(firstRow, existing.references)));
    }
    const { plan, isFitted } = counted;
    const count = this.checkCount(counted.count, countFollowsFrom(fields));
    const schema = schemaOf(plan);
    return {
      plan,
      schema,
      count,
      mode,
      firstRow,
      seed: one.seed ?? null,
      parents: Object.fromEntries(found.existing),
      isFitted,
      parent: plannedParent(plan, { firstRow, count }, existing),
    };
  }

  /** The rows that the references of a record type point to, and what is wrong with those that point to none. */
  private async findParents(one: RequestedRecordType, planning: Planning): Promise<FoundParents> {
    const found: FoundParents = { rows: new Map(), existing: new Map(), issues: [], silenced: new Set() };
    for (const reference of foreignReferences(one.recordType, one.fields)) {
      const pointer = `${reference.pointer}/to`;
      // What is wrong with the parent is told once, there.
      if (planning.failed.has(reference.recordType)) {
        found.silenced.add(pointer);
        continue;
      }
      const inRequest = planning.planned.get(reference.recordType)?.parent;
      const rows = inRequest
        ? parentRows(inRequest, reference.key)
        : await this.findExisting(reference, planning.boundTo);
      if (rows === undefined) continue;
      if ('code' in rows) {
        found.issues.push({
          pointer,
          code: rows.code,
          message: `Field "${reference.field}": ${rows.message}`,
        });
      } else {
        found.rows.set(reference.field, rows);
        if (inRequest === undefined) found.existing.set(reference.field, rows);
      }
    }
    return found;
  }

  private async findExisting(
    { recordType, key }: WrittenReference,
    boundTo: string | undefined,
  ): Promise<ParentRows | ParentProblem | undefined> {
    const dataset: DatasetView | undefined = await this.datasets.find(recordType, boundTo);
    if (dataset === undefined) return undefined;
    const parent = existingParent(dataset);
    return 'code' in parent ? parent : parentRows(parent, key);
  }

  private checkCount(count: number | undefined, follows: boolean): number {
    const { records } = this.config.limits;
    if (count === undefined)
      throw new InvalidSchema([{ pointer: '/count', code: 'missing', message: 'count is missing' }]);
    if (count === 0) {
      const message = 'every parent has its children already; there is nothing to add';
      throw new InvalidSchema([{ pointer: '/count', code: 'nothing_to_add', message }]);
    }
    if (count > records && follows) {
      const message = `perParent makes ${count} rows, but ${records} is the limit`;
      throw new InvalidSchema([{ pointer: '/count', code: 'out_of_range', message }]);
    }
    return count;
  }

  private checkTotal(request: GenerationRequest, { planned, issues }: Planning): void {
    const { records } = this.config.limits;
    const total = [...planned.values()].reduce((sum, { count }) => sum + count, 0);
    if (!isList(request) || total <= records) return;
    const message = `The record types have ${total} rows together, but ${records} is the limit`;
    issues.push({ pointer: '/recordTypes', code: 'out_of_range', message });
  }
}

interface FoundParents {
  rows: Map<string, ParentRows>;
  /** Those of datasets that are not in the request. */
  existing: Map<string, ParentRows>;
  issues: Issue[];
  /** Pointers at which nothing is to be said. */
  silenced: Set<string>;
}

/** Adds what is wrong with the parents to what the engine finds, and says only one thing about each reference. */
function reportOnce<T>({ issues, silenced }: FoundParents, compile: () => T): T {
  try {
    const result = compile();
    if (issues.length > 0) throw new InvalidSchema(issues);
    return result;
  } catch (error) {
    if (!(error instanceof InvalidSchema)) throw error;
    const told = new Set([...silenced, ...issues.map(({ pointer }) => pointer)]);
    const others = error.issues.filter((issue) => !told.has(issue.pointer));
    throw new InvalidSchema([...issues, ...others]);
  }
}

/** The record types with their fields, wherever they come from; without those whose JSON Schema has something wrong. */
function translated(
  requested: readonly RequestedRecordType[],
  { failed, issues }: Planning,
): RequestedRecordType[] {
  return requested.flatMap((one) => {
    try {
      return [withFields(one)];
    } catch (error) {
      if (!(error instanceof InvalidSchema)) throw error;
      failed.add(one.recordType);
      issues.push(...within(one.pointer, error.issues));
      return [];
    }
  });
}

function within(pointer: string, issues: readonly Issue[]): Issue[] {
  return issues.map((issue) => ({ ...issue, pointer: pointer + issue.pointer }));
}

/** Groups of an untrusted `uniqueTogether`, as far as they look like some. */
function groupsOf(given: unknown): string[][] {
  return Array.isArray(given) ? given.filter((group): group is string[] => Array.isArray(group)) : [];
}
