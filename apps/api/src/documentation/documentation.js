import { SwaggerModule } from '@nestjs/swagger';
import { describeApi } from './describe-api';
/** Serves the Swagger explorer at /docs and the document at /openapi.json. */
export function mountDocumentation(app) {
    SwaggerModule.setup('docs', app, () => describeApi(app), {
        jsonDocumentUrl: 'openapi.json',
        raw: ['json'],
        customSiteTitle: 'VeoGen API',
        swaggerOptions: { tryItOutEnabled: true, displayRequestDuration: true, tagsSorter: 'none' },
    });
}
