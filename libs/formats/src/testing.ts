export { columnOf, concat, everyFieldType, textOf, type SampleValue } from './testing/sample-rows';
