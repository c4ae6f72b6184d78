export { displayWidth, fit } from './display-width';
export { formatBytes, formatCount, formatSeconds, plural, roundSeconds } from './format';
export { paintFor, type Paint, type Style } from './paint';
export { Progress, renderBar } from './progress';
export { type Output, Screen } from './screen';
export { printable, renderTable } from './table';
