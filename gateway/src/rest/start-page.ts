import type { RequestHandler } from 'express';
import type { RestDeps } from './deps.ts';

export function startPageRoute(_: RestDeps): RequestHandler {
  return (_request, response) => void response.type('html').send('');
}
