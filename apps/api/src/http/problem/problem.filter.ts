import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ArgumentsHost, Catch, type ExceptionFilter, Logger, NotFoundException } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { AppConfig } from '@app/config';
import { pathOf } from '@app/observability';
import { MethodNotAllowed, RouteNotFound, TooManyRequests } from '../http.errors';
import { Routes } from '../routes';
import { challenge } from '../../auth/challenge';
import { endAfterRequest } from './end-after-request';
import { PROBLEM_CONTENT_TYPE, renderProblem, toAppError } from './problem';

type Request = IncomingMessage & { originalUrl?: string };

/** Answers everything that is thrown anywhere in the API, middleware included. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);
  private readonly routes: Routes;
  private readonly showInternals: boolean;

  constructor(adapter: HttpAdapterHost, config: AppConfig) {
    this.routes = new Routes(adapter);
    this.showInternals = config.environment === 'development' || config.environment === 'test';
  }

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<Request>(), http.getResponse<ServerResponse>());
  }

  answer(thrown: unknown, request: Request, response: ServerResponse): void {
    const instance = pathOf({ url: request.originalUrl ?? request.url });
    const error = toAppError(this.explainMissingRoute(thrown, request, instance), this.showInternals);
    if (error.code === 'internal_error')
      this.logger.error({ err: error.cause }, 'A request failed unexpectedly');
    // An answer that has begun cannot become another one; breaking it off tells the client that it is not whole.
    if (response.headersSent) return void response.destroy();

    const { kind, problem } = renderProblem(error, {
      instance,
      requestId: request.requestId ?? '',
      showInternals: this.showInternals,
    });
    response.statusCode = kind.status;
    response.setHeader('Content-Type', PROBLEM_CONTENT_TYPE);
    response.setHeader('Cache-Control', 'no-store');
    for (const header of ['ETag', 'Content-Disposition', 'Content-Encoding']) response.removeHeader(header);
    if (kind.retryAfter !== undefined) response.setHeader('Retry-After', kind.retryAfter);
    if (error instanceof TooManyRequests) response.setHeader('Retry-After', error.seconds);
    const wanted = challenge(error, instance);
    if (wanted.length > 0) response.setHeader('WWW-Authenticate', wanted);
    if (error instanceof MethodNotAllowed) response.setHeader('Allow', error.allow.join(', '));
    endAfterRequest(request, response, JSON.stringify(problem));
  }

  private explainMissingRoute(thrown: unknown, { method = '' }: Request, path: string): unknown {
    if (!(thrown instanceof NotFoundException)) return thrown;
    const allowed = this.routes.methodsOf(path);
    return allowed.length === 0
      ? new RouteNotFound(path.slice(0, 200))
      : new MethodNotAllowed(method, allowed);
  }
}
