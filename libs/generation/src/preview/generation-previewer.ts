import { Injectable } from '@nestjs/common';
import { previewRows } from '@app/formats';
import { GenerationPlanner, type PlannedGeneration } from '../generation-planner';
import type { GenerationRequest } from '../generation-request';

/** Most rows of a preview, of each record type. */
export const MAX_PREVIEW_ROWS = 100;
export const DEFAULT_PREVIEW_ROWS = 10;

export interface GenerationPreview {
  recordType: string;
  /** The seed that gives these rows; send it with the real request to get the same. */
  seed: number;
  /** Number of the first row shown. */
  firstRow: number;
  rows: Record<string, unknown>[];
}

/** Shows the rows that a request would give, without writing any. */
@Injectable()
export class GenerationPreviewer {
  constructor(private readonly planner: GenerationPlanner) {}

  /**
   * The first rows of each record type, in the order of the request.
   * @param rows how many of each, up to {@link MAX_PREVIEW_ROWS}
   * @param boundTo the tenant to whose datasets and files the request may refer; default: to all
   * @throws DatasetNotOwned InvalidSchema DatasetExists DatasetSchemaConflict DatasetSeedConflict DatasetEngineConflict
   */
  async preview(request: GenerationRequest, rows: number, boundTo?: string): Promise<GenerationPreview[]> {
    return (await this.planner.plan(request, boundTo)).map((planned) => show(planned, rows));
  }
}

function show({ plan, firstRow, count }: PlannedGeneration, rows: number): GenerationPreview {
  return {
    recordType: plan.recordType,
    seed: plan.seed,
    firstRow,
    rows: previewRows(plan, firstRow, Math.min(rows, count)),
  };
}
