export { MUSIC, RENTAL, TRADING } from './sql/testing/dumps';
