import { describe, expect, test } from '@jest/globals';
import { ConfigError, loadServiceConfig, telemetryName } from './config.ts';

describe('service configuration', () => {
  test('an empty environment gives the development defaults', () => {
    const config = loadServiceConfig('study', { MONGODB_URI: '' }, 50053);
    expect(config).toMatchObject({
      service: 'study',
      namespace: 'trienkhai',
      mongoUri: 'mongodb://localhost:27017/?replicaSet=rs0',
      kafkaBrokers: ['localhost:9092'],
      grpc: { host: '127.0.0.1', port: 50053, identity: '.trienkhai/issuer/peers/study' },
      reflection: false,
    });
    expect(config.auth).not.toHaveProperty('jwksUri');
  });

  test('two instances never share an id', () => {
    const ids = [1, 2].map(() => loadServiceConfig('study', {}, 0).instanceId);
    expect(new Set(ids).size).toBe(2);
  });

  test('every problem is named at once', () => {
    const env = { MONGODB_URI: 'localhost', GRPC_PORT: 'x', KAFKA_BROKERS: 'a:1,b', GRPC_REFLECTION: 'yes' };
    const load = () => loadServiceConfig('study', env, 50053);
    expect(load).toThrow(ConfigError);
    try {
      load();
    } catch (error) {
      expect((error as ConfigError).problems.map((line) => line.split(/[.:]/)[0]).sort()).toEqual([
        'GRPC_PORT',
        'GRPC_REFLECTION',
        'KAFKA_BROKERS',
        'MONGODB_URI',
      ]);
    }
  });

  test('telemetry is opt-in by the standard variables', () => {
    expect(telemetryName({})).toBeUndefined();
    expect(telemetryName({ OTEL_TRACES_EXPORTER: 'none' })).toBeUndefined();
    expect(telemetryName({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' })).toBe('trienkhai');
    expect(telemetryName({ OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'true' })).toBeUndefined();
  });
});
