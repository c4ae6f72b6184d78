export { defineExtension, type Extension } from './extension';
export { loadExtensions } from './load-extensions';
