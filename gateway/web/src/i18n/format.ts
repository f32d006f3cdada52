import { formats, type Format } from './formats.ts';
import { useLanguage } from './language.ts';

export function useFormat(): Format {
  return formats[useLanguage()];
}
