import type { AnyFieldDefinition } from '../define-field';
import {
  bicycleType,
  fuelType,
  licensePlate,
  transmission,
  vehicleColor,
  vehicleFleetNumber,
  vehicleMake,
  vehicleModel,
  vehicleType,
} from './vehicle.field';
import { vin } from './vin.field';

/** Vehicles, in the order of the catalogue. */
export const vehicleFields: readonly AnyFieldDefinition[] = [
  ...[vin],
  ...[
    bicycleType,
    fuelType,
    licensePlate,
    transmission,
    vehicleColor,
    vehicleFleetNumber,
    vehicleMake,
    vehicleModel,
    vehicleType,
  ],
];
