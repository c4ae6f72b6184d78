import { defineExtension } from 'veogen/extensions';
import { badgeNumber } from './badge-number.field';

export default defineExtension({ name: 'custom-field', fieldTypes: [badgeNumber] });
