/**
 * Version of the values this engine gives. It is part of the contract: the same request, seed and version
 * give the same bytes on every machine, so whoever changes a byte of any field type changes this too, and
 * says so in the changelog (`fields/golden.spec.ts` notices).
 */
export const ENGINE_VERSION = '2';
