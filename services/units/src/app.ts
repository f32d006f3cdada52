import type { ServiceConfig } from '@trienkhai/runtime/config';
import type { ServiceHandle } from '@trienkhai/runtime/lifecycle';
import { createWritingService, type ServiceOverrides } from '@trienkhai/runtime/writing-service';
import { unitsService } from './transport/grpc.ts';

/** Territorial units, organs and committee terms through time. */
export function createUnits(config: ServiceConfig, overrides: ServiceOverrides = {}): ServiceHandle {
  return createWritingService(
    config,
    { context: 'units', services: (parts) => [unitsService(parts)] },
    overrides,
  );
}
