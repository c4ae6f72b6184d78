// Renders the types of @veogen/client from the OpenAPI document.
import openapiTypescript, { astToString } from 'openapi-typescript';

/** @param document the text of the document, or a promise of it */
export async function renderClientTypes(document) {
  const ast = await openapiTypescript(JSON.parse(await document), {
    // A property with a default may be left out of a request.
    defaultNonNullable: false,
    silent: true,
  });
  return `// Generated from docs/openapi.json by \`npm run generate\`.\n\n${astToString(ast)}`;
}
