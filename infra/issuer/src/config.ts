export interface IssuerConfig {
  readonly issuerUrl: string;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
}

/** Reads the environment of a stand-alone issuer; throws naming every problem at once. */
export function loadIssuerConfig(env: NodeJS.ProcessEnv): IssuerConfig {
  const issuerUrl = env['OIDC_ISSUER'] || 'http://localhost:4100/oidc';
  const problems: string[] = [];
  if (!URL.canParse(issuerUrl)) problems.push('OIDC_ISSUER: must be a URL');
  const port = Number(env['PORT'] || '4100');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) problems.push('PORT: must be a port number');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return {
    issuerUrl,
    dataDir: env['ISSUER_DATA_DIR'] || '.trienkhai/issuer',
    host: env['HOST'] || '127.0.0.1',
    port,
  };
}

/** The issuer lets anyone in: it must not run where this is true. */
export function inProduction(): boolean {
  return process.env['NODE_ENV'] === 'production';
}
