import {
  ProvinceOfDocument,
  SearchDirectivesDocument,
  SearchUnitsDocument,
} from '../../generated/graphql.ts';
import { KEPT, OFFERED, useAnswer } from '../../graphql/questions.ts';
import { documentIn } from '../rollout/unit-words.ts';

const DIRECTIVES = 200;
const UNITS = 500;

/** Asks for what the forms choose from, so that they can be filled in without a connection. */
export function useSetAside(unit: string): void {
  const placed = documentIn(useAnswer(ProvinceOfDocument, { unit }, KEPT).data?.node);
  const province = placed?.ancestors.find(({ level }) => level === 'PROVINCE')?.id ?? unit;
  const listed = { ...KEPT, meta: { ...KEPT.meta, ...OFFERED.meta } };
  useAnswer(SearchDirectivesDocument, { search: null, first: DIRECTIVES }, listed);
  useAnswer(SearchUnitsDocument, placed && { search: '', within: province, first: UNITS }, KEPT);
}
