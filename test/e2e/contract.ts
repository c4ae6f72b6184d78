import Ajv2020 from 'ajv/dist/2020';

/** JSON and what builds on it, but not lines of JSON. */
export const JSON_TYPE = /[/+]json/;

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; `undefined` when it is not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  body: any;
}

export interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Operation>>;
}

/** Checks answers against the OpenAPI document that the API itself serves. */
export class Contract {
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly routes: { pattern: RegExp; operations: Record<string, Operation>; pointer: string }[];

  constructor(document: OpenApiDocument) {
    this.ajv.addSchema({ ...document, $id: 'openapi' });
    this.routes = Object.entries(document.paths).map(([path, operations]) => ({
      // `{jobId}` stands for one step of the path; steps without braces win because they come first.
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      operations,
      pointer: `openapi#/paths/${encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
    }));
  }

  /** @throws Error saying how the answer differs from what is documented */
  check(method: string, path: string, answer: Answer): void {
    const route = this.routes.find(
      ({ pattern, operations }) => pattern.test(path) && operations[method.toLowerCase()],
    );
    if (route === undefined) return;
    const what = `${method} ${path} ${answer.status}`;
    const response = route.operations[method.toLowerCase()]?.responses[answer.status];
    if (response === undefined) throw new Error(`${what} is not documented: ${answer.text.slice(0, 500)}`);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    // The answer to HEAD has the headers of a body, and none.
    if (method === 'HEAD') return;
    if (response.content === undefined) {
      if (answer.text !== '') throw new Error(`${what} is documented without a body`);
      return;
    }
    if (!(type in response.content)) {
      if ('application/octet-stream' in response.content) return;
      throw new Error(`${what} is not documented with the type ${type}`);
    }
    if (!JSON_TYPE.test(type)) return;
    const media = encodeURIComponent(type.replaceAll('/', '~1'));
    const pointer = `${route.pointer}/${method.toLowerCase()}/responses/${answer.status}/content/${media}/schema`;
    if (!this.ajv.validate(pointer, answer.body)) {
      throw new Error(
        `${what} differs from the document: ${this.ajv.errorsText()} in ${answer.text.slice(0, 1000)}`,
      );
    }
  }
}
