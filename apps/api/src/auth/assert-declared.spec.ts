import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Public, Scope } from '@app/auth';
import { assertEveryRouteDeclared } from './assert-declared';

@Scope('read')
@Controller('things')
class DeclaredController {
  @Get(':thingId')
  get(): string {
    return '';
  }

  @Get()
  @Public()
  list(): string {
    return '';
  }
}

@Controller('silent')
class SilentController {
  @Get()
  get(): string {
    return '';
  }
}

@Controller('open')
class OpenController {
  @Post()
  @Public()
  post(): string {
    return '';
  }
}

/** What is said about an API with these controllers; `undefined` when nothing is wrong. */
async function complaint(
  controllers: (new () => object)[],
  change: (app: NestExpressApplication) => void = () => undefined,
): Promise<string | undefined> {
  class ThingsModule {}
  Module({ controllers })(ThingsModule);
  const app = await NestFactory.create<NestExpressApplication>(ThingsModule, { logger: false });
  try {
    change(app);
    await app.init();
    assertEveryRouteDeclared(app, ['/docs']);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await app.close();
  }
}

describe('the start of the API', () => {
  it('takes routes that say who may use them, themselves or by their controller, and guarded pages', async () => {
    const pages = (app: NestExpressApplication): unknown =>
      app.getHttpAdapter().get('/docs/page', () => undefined);
    expect(await complaint([DeclaredController], (app) => void pages(app))).toBeUndefined();
  });

  it('fails with a route that says nothing', async () => {
    expect(await complaint([DeclaredController, SilentController])).toMatch(
      /^Nothing says who may use GET \/silent\. Write @Scope/,
    );
  });

  it('fails with a route that everybody may write to', async () => {
    expect(await complaint([OpenController])).toMatch(/^POST \/open is @Public\(\), and writes/);
  });

  it('fails with a route that no controller has', async () => {
    const stray = (app: NestExpressApplication): unknown =>
      app.getHttpAdapter().get('/metrics', () => undefined);
    expect(await complaint([DeclaredController], (app) => void stray(app))).toMatch(
      /^No controller has GET \/metrics/,
    );
  });
});
