import { Injectable } from '@nestjs/common';
import { previewRows } from '@app/formats';
import { GenerationPlanner } from '../generation-planner';
import type { GenerationRequest } from '../generation-request';

/** Most rows of a preview. */
export const MAX_PREVIEW_ROWS = 100;
const DEFAULT_PREVIEW_ROWS = 10;

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

  /** @throws InvalidSchema DatasetExists DatasetSchemaConflict DatasetSeedConflict */
  async preview(
    request: Omit<GenerationRequest, 'count'> & { count?: number | undefined },
  ): Promise<GenerationPreview> {
    const count = Math.min(request.count ?? DEFAULT_PREVIEW_ROWS, MAX_PREVIEW_ROWS);
    const { plan, firstRow } = await this.planner.plan({ ...request, count });
    return {
      recordType: plan.recordType,
      seed: plan.seed,
      firstRow,
      rows: previewRows(plan, firstRow, count),
    };
  }
}
