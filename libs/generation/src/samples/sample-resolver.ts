import { Injectable } from '@nestjs/common';
import { InvalidSchema, type Sample } from '@app/engine';
import { FileCatalogue, FileDeleted, FileNotFound } from '@app/files';
import { readColumn } from './read-column';
import { SampleProblem } from './sample-problem';
import { SampleStore } from './sample-store';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Different columns of files that a request may sample: each may have to be read. */
const MAX_COLUMNS = 20;

type Issue = ConstructorParameters<typeof InvalidSchema>[0][number];

interface SampleField {
  readonly type: 'sample';
  readonly fileId: string;
  readonly column: string;
  readonly sha256?: unknown;
}

/** Fields whose samples are known. */
export interface ResolvedFields {
  /** As they came, but each that samples a file says which values these were. */
  readonly fields: unknown;
  readonly samples: ReadonlyMap<string, Sample>;
}

/** Finds the values that fields sample from files, and sees to it that they stay. */
@Injectable()
export class SampleResolver {
  constructor(
    private readonly store: SampleStore,
    private readonly files: FileCatalogue,
  ) {}

  /**
   * What is wrong with a field by itself is left for the engine to tell.
   *
   * @param boundTo the tenant whose files may be sampled; default: all
   * @throws InvalidSchema with pointers to the fields whose files cannot be sampled
   * @throws DatabaseUnavailable StorageUnavailable
   */
  async resolve(fields: unknown, boundTo?: string): Promise<ResolvedFields> {
    const samples = new Map<string, Sample>();
    if (!Array.isArray(fields) || !fields.some(isSampleField)) return { fields, samples };
    const issues: Issue[] = [];
    const known = new Map<string, string>();
    const resolved: unknown[] = [];
    for (const [i, field] of (fields as unknown[]).entries()) {
      if (!isSampleField(field)) {
        resolved.push(field);
        continue;
      }
      try {
        const sha256 = await this.hashOf(field, known, boundTo);
        if (!samples.has(sha256)) samples.set(sha256, await this.store.get(sha256));
        resolved.push({ ...field, sha256 });
      } catch (error) {
        if (!(error instanceof SampleProblem)) throw error;
        issues.push({ pointer: `/fields/${i}${error.pointer}`, code: error.code, message: error.message });
      }
    }
    if (issues.length > 0) throw new InvalidSchema(issues);
    return { fields: resolved, samples };
  }

  /** @throws SampleProblem */
  private async hashOf(
    field: SampleField,
    known: Map<string, string>,
    boundTo: string | undefined,
  ): Promise<string> {
    const { fileId, column, sha256 } = field;
    const source = JSON.stringify([fileId, column]);
    let actual = known.get(source);
    if (actual === undefined) {
      if (known.size >= MAX_COLUMNS) {
        const message = `a request can sample ${MAX_COLUMNS} different columns of files`;
        throw new SampleProblem('/fileId', 'too_many_samples', message);
      }
      await this.assertOwn(fileId, boundTo);
      // A file does not change, so what was read once holds, also when the file is gone.
      actual = (await this.store.hashOf(fileId, column)) ?? (await this.read(fileId, column));
      known.set(source, actual);
    }
    if (sha256 === undefined || sha256 === actual) return actual;
    throw new SampleProblem('/sha256', 'sample_changed', `the values of the column are ${actual}`);
  }

  /** @throws SampleProblem */
  private async assertOwn(fileId: string, boundTo: string | undefined): Promise<void> {
    if (boundTo === undefined || (await this.files.ownerOf(fileId)) === boundTo) return;
    const { code, message } = new FileNotFound(fileId);
    throw new SampleProblem('/fileId', code, message);
  }

  private async read(fileId: string, column: string): Promise<string> {
    try {
      const file = await this.files.get(fileId);
      return await this.store.keep(
        fileId,
        column,
        await readColumn(file, column, () => this.files.open(file)),
      );
    } catch (error) {
      if (error instanceof FileNotFound || error instanceof FileDeleted)
        throw new SampleProblem('/fileId', error.code, error.message);
      throw error;
    }
  }
}

function isSampleField(field: unknown): field is SampleField {
  if (typeof field !== 'object' || field === null) return false;
  const { type, fileId, column } = field as Record<string, unknown>;
  return (
    type === 'sample' &&
    typeof fileId === 'string' &&
    UUID.test(fileId) &&
    typeof column === 'string' &&
    column.length <= 200 &&
    !column.includes('\0')
  );
}
