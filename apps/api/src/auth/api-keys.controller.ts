import type { IncomingMessage, ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { ApiKeys, ApiKeysNotInUse, Scope } from '@app/auth';
import { AppConfig } from '@app/config';
import { BODY_PROBLEMS, Problems } from '../documentation/problem-responses';
import { linkNextPage } from '../http/cursor';
import { decodeIdCursor, encodeIdCursor } from '../http/id-cursor';
import { NEXT_PAGE_LINK } from '../http/page-query';
import { UuidParameter } from '../http/uuid-parameter.pipe';
import { ApiKeyBody, ListApiKeysQuery } from './api-key.body';
import { ApiKeyPageResponse, NewApiKeyResponse } from './api-key.response';

/**
 * Without credentials there is nobody who could be told apart from an administrator: a key that anybody made while
 * nobody was asked for one would open the door later.
 */
@ApiTags('keys')
@Scope('admin')
@Controller('admin/keys')
export class ApiKeysController {
  constructor(
    private readonly keys: ApiKeys,
    private readonly config: AppConfig,
  ) {}

  @Post()
  @ApiOperation({
    operationId: 'createApiKey',
    summary: 'Make an API key',
    description: 'The answer has the key, this once. With `AUTH_MODE=api-key` only.',
  })
  @ApiCreatedResponse({ type: NewApiKeyResponse, description: 'The key.' })
  @Problems(...BODY_PROBLEMS, 'invalid_api_key', 'too_many_api_keys', 'api_keys_not_in_use')
  async create(
    @Body() { expiresAt, ...body }: ApiKeyBody,
    @Req() { caller }: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<NewApiKeyResponse> {
    this.requireUse();
    const { key, secret } = await this.keys.create({
      ...body,
      createdBy: caller,
      expiresAt: expiresAt === undefined ? undefined : new Date(expiresAt),
    });
    response.setHeader('Cache-Control', 'no-store');
    return { ...key, secret };
  }

  @Get()
  @ApiOperation({
    operationId: 'listApiKeys',
    summary: 'API keys, newest first, with those that were revoked',
  })
  @ApiOkResponse({ type: ApiKeyPageResponse, description: 'A page of keys.', headers: NEXT_PAGE_LINK })
  @Problems('validation_failed', 'invalid_cursor', 'api_keys_not_in_use')
  async list(
    @Query() { cursor, limit }: ListApiKeysQuery,
    @Req() request: IncomingMessage,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<ApiKeyPageResponse> {
    this.requireUse();
    const after = cursor === undefined ? undefined : decodeIdCursor(cursor);
    const { keys, next } = await this.keys.list({ limit, after });
    return { keys, nextCursor: linkNextPage(request, response, next, encodeIdCursor) };
  }

  @Delete(':keyId')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'revokeApiKey',
    summary: 'Revoke an API key',
    description: 'It is refused from then on, in every process at the latest after some seconds.',
  })
  @ApiParam({ name: 'keyId', format: 'uuid' })
  @ApiNoContentResponse({ description: 'It is revoked.' })
  @Problems('invalid_id', 'api_key_not_found', 'api_keys_not_in_use')
  async revoke(@Param('keyId', UuidParameter) keyId: string): Promise<void> {
    this.requireUse();
    await this.keys.revoke(keyId);
  }

  /** @throws ApiKeysNotInUse */
  private requireUse(): void {
    if (this.config.auth.mode !== 'api-key') throw new ApiKeysNotInUse();
  }
}
