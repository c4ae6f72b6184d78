import type { AnyFieldDefinition } from '../define-field';
import {
  allergen,
  atcCode,
  bloodType,
  dosage,
  icd10Code,
  medicalSpecialty,
  nhsNumber,
  patientIdentifier,
} from './health.field';
import {
  bloodPressure,
  bodyHeight,
  bodyTemperature,
  bodyWeight,
  heartRate,
  oxygenSaturation,
  respiratoryRate,
} from './vital-signs.field';

/** Health, in the order of the catalogue. */
export const healthFields: readonly AnyFieldDefinition[] = [
  ...[allergen, atcCode, bloodType, dosage, icd10Code, medicalSpecialty, nhsNumber, patientIdentifier],
  ...[bloodPressure, bodyHeight, bodyTemperature, bodyWeight, heartRate, oxygenSaturation, respiratoryRate],
];
